import type { Point } from './rect.ts';

export type Fingers = readonly [Point, Point];

/** What two fingers that have moved mean: a zoom about the point between them, and a shift. */
export interface Pinch {
  factor: number;
  at: Point;
  dx: number;
  dy: number;
}

export function pinch(before: Fingers, after: Fingers): Pinch {
  const from = middle(before);
  const at = middle(after);
  // Fingers that lie on one another have no distance to compare.
  const factor = Math.max(1, distance(after)) / Math.max(1, distance(before));
  return { factor, at, dx: at.x - from.x, dy: at.y - from.y };
}

function middle([a, b]: Fingers): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distance([a, b]: Fingers): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
