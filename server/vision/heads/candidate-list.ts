import type { Candidates } from './head.ts';

/** Collects candidates; a box that is not finite, or has no extent, is none. */
export class CandidateList implements Candidates {
  readonly corners: [number, number, number, number][] = [];
  readonly scores: number[] = [];
  readonly classes: number[] = [];

  addCorners(x1: number, y1: number, x2: number, y2: number, score: number, index: number): void {
    // NaN compares false; an infinite side has an infinite or undefined extent.
    if (!(x2 - x1 > 0 && y2 - y1 > 0 && Number.isFinite(x2 - x1 + (y2 - y1)))) return;
    this.corners.push([x1, y1, x2, y2]);
    this.scores.push(score);
    this.classes.push(index);
  }

  addCentre(cx: number, cy: number, w: number, h: number, score: number, index: number): void {
    this.addCorners(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2, score, index);
  }
}
