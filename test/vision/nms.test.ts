import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidates } from '../../server/vision/heads/head.ts';
import { intersectionOverUnion, suppress } from '../../server/vision/nms.ts';

type Corners = [number, number, number, number];

const candidates = (...rows: [Corners, number, number][]): Candidates => ({
  corners: rows.map(([corners]) => corners),
  scores: rows.map(([, score]) => score),
  classes: rows.map(([, , index]) => index),
});

const anyCandidates = fc
  .array(
    fc.tuple(
      fc.tuple(
        fc.nat(50),
        fc.nat(50),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
      ),
      fc.integer({ min: 0, max: 10 }),
      fc.nat(2),
    ),
    { maxLength: 60 },
  )
  .map((rows) =>
    candidates(
      ...rows.map(([[x, y, w, h], score, index]): [Corners, number, number] => [
        [x, y, x + w, y + h],
        score / 10,
        index,
      ]),
    ),
  );

describe('intersection over union', () => {
  it('is exact', () => {
    expect(intersectionOverUnion([0, 0, 2, 2], [1, 1, 3, 3])).toBe(1 / 7);
    expect(intersectionOverUnion([0, 0, 2, 2], [0, 0, 2, 2])).toBe(1);
    expect(intersectionOverUnion([0, 0, 2, 2], [2, 0, 4, 2])).toBe(0);
    expect(intersectionOverUnion([0, 0, 4, 4], [1, 1, 3, 3])).toBe(0.25);
  });
});

describe('non-maximum suppression', () => {
  const overlapping = candidates(
    [[0, 0, 10, 10], 0.6, 0],
    [[1, 0, 11, 10], 0.9, 0],
    [[0, 0, 10, 10], 0.8, 1],
    [[50, 50, 60, 60], 0.1, 0],
  );

  it('keeps the best of overlapping boxes of one class', () => {
    expect(suppress(overlapping, { iou: 0.5, agnostic: false })).toEqual([1, 2, 3]);
  });

  it('keeps the best of overlapping boxes of all classes where asked to', () => {
    expect(suppress(overlapping, { iou: 0.5, agnostic: true })).toEqual([1, 3]);
  });

  it('keeps a box that overlaps exactly as much as is allowed', () => {
    const pair = candidates([[0, 0, 4, 4], 0.9, 0], [[1, 1, 3, 3], 0.8, 0]);
    expect(suppress(pair, { iou: 0.25, agnostic: false })).toEqual([0, 1]);
    expect(suppress(pair, { iou: 0.2499, agnostic: false })).toEqual([0]);
  });

  it('keeps the first of equals', () => {
    const equal = candidates(
      [[0, 0, 4, 4], 0.5, 0],
      [[0, 0, 4, 4], 0.5, 0],
      [[9, 9, 12, 12], 0.5, 0],
    );
    expect(suppress(equal, { iou: 0.5, agnostic: false })).toEqual([0, 2]);
  });

  it('does not let a suppressed box suppress others', () => {
    const chain = candidates(
      [[0, 0, 10, 10], 0.9, 0],
      [[4, 0, 14, 10], 0.8, 0],
      [[8, 0, 18, 10], 0.7, 0],
    );
    expect(suppress(chain, { iou: 0.3, agnostic: false })).toEqual([0, 2]);
  });

  it('looks at so many candidates and keeps so many boxes at most', () => {
    const row = candidates(
      ...Array.from({ length: 50 }, (_, i): [Corners, number, number] => [
        [i * 10, 0, i * 10 + 5, 5],
        i / 50,
        0,
      ]),
    );
    expect(suppress(row, { iou: 0.5, agnostic: false, candidates: 20 })).toHaveLength(20);
    expect(suppress(row, { iou: 0.5, agnostic: false, kept: 3 })).toEqual([49, 48, 47]);
    expect(suppress(candidates(), { iou: 0.5, agnostic: true })).toEqual([]);
  });

  it('leaves no two overlapping boxes, and drops none without a better one over it', () => {
    fc.assert(
      fc.property(anyCandidates, fc.boolean(), (all, agnostic) => {
        const kept = suppress(all, { iou: 0.4, agnostic });
        const rivals = (a: number, b: number) =>
          (agnostic || all.classes[a] === all.classes[b]) &&
          intersectionOverUnion(all.corners[a]!, all.corners[b]!) > 0.4;
        for (const a of kept) for (const b of kept) if (a !== b) expect(rivals(a, b)).toBe(false);
        all.scores.forEach((score, index) => {
          if (kept.includes(index)) return;
          expect(kept.some((k) => all.scores[k]! >= score && rivals(k, index))).toBe(true);
        });
        expect([...kept].sort((a, b) => all.scores[b]! - all.scores[a]! || a - b)).toEqual(kept);
      }),
    );
  });
});
