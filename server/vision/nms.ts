import type { Candidates } from './heads/head.ts';

export interface SuppressionOptions {
  /** Boxes that overlap a better one by more than this (intersection over union) are dropped. */
  iou: number;
  /** Whether boxes of other classes are dropped too. */
  agnostic: boolean;
  /** Only so many best candidates are looked at; the rest are noise and would cost quadratic time. */
  candidates?: number;
  /** At most so many boxes are kept. */
  kept?: number;
}

/**
 * Greedy non-maximum suppression: best score first, equal scores in their order.
 * @returns indices of the boxes kept, best first
 */
export function suppress(
  { corners, scores, classes }: Candidates,
  { iou, agnostic, candidates = 3000, kept: mostKept = 300 }: SuppressionOptions,
): number[] {
  const order = byScore(scores).slice(0, candidates);
  const kept: number[] = [];
  for (const index of order) {
    if (kept.length === mostKept) break;
    const overlaps = kept.some(
      (other) =>
        (agnostic || classes[other] === classes[index]) &&
        intersectionOverUnion(corners[other]!, corners[index]!) > iou,
    );
    if (!overlaps) kept.push(index);
  }
  return kept;
}

/** Indices, best score first; equal scores in their order (sort is stable). */
export function byScore(scores: readonly number[]): number[] {
  return scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
}

type Corners = readonly [number, number, number, number];

/** Intersection over union of two boxes given as x1, y1, x2, y2: 0 apart, 1 the same. */
export function intersectionOverUnion(a: Corners, b: Corners): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const intersection = width * height;
  return intersection / (area(a) + area(b) - intersection);
}

const area = (box: Corners): number => (box[2] - box[0]) * (box[3] - box[1]);
