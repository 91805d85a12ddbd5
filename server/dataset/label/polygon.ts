import type { Box } from '../../contract/box.ts';

/** The box around a polygon `x1 y1 x2 y2 …`. */
export function boundingBox(points: readonly number[]): Box {
  const [left, right] = range(points, 0);
  const [top, bottom] = range(points, 1);
  return [(left + right) / 2, (top + bottom) / 2, right - left, bottom - top];
}

/** Moves and stretches a polygon so that the box around it becomes another one. */
export function fitPolygon(points: readonly number[], from: Box, to: Box): number[] {
  return points.map((value, index) => {
    const axis = index % 2 === 0 ? 0 : 1;
    const size = axis === 0 ? 2 : 3;
    return to[axis] + ((value - from[axis]) * to[size]) / from[size];
  });
}

function range(points: readonly number[], first: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let index = first; index < points.length; index += 2) {
    low = Math.min(low, points[index]!);
    high = Math.max(high, points[index]!);
  }
  return [low, high];
}
