import type { Box } from './box.ts';

/** A detection that overlaps a known box this much is of the same animal, and not proposed again. */
export const sameAnimal = 0.5;

/** Intersection over union of two boxes, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const width = shared(a[0], a[2], b[0], b[2]);
  const height = shared(a[1], a[3], b[1], b[3]);
  const intersection = width * height;
  return intersection === 0 ? 0 : intersection / (a[2] * a[3] + b[2] * b[3] - intersection);
}

/** Length that two intervals, given by centre and size, have in common. */
function shared(centreA: number, sizeA: number, centreB: number, sizeB: number): number {
  const end = Math.min(centreA + sizeA / 2, centreB + sizeB / 2);
  const start = Math.max(centreA - sizeA / 2, centreB - sizeB / 2);
  return Math.max(0, end - start);
}
