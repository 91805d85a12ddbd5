import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupThreshold } from '../../server/identity/group-threshold.ts';
import {
  fitNovelty,
  likelihoodOfNew,
  noveltyPrior,
  rankOfNew,
  type NoveltySample,
} from '../../server/identity/novelty.ts';

/** Values spread evenly around a centre. */
const spread = (centre: number, width: number, count: number) =>
  Array.from({ length: count }, (_, i) => centre + width * ((i + 0.5) / count - 0.5));

const samples = (known: readonly number[], other: readonly number[]): NoveltySample[] =>
  known.map((value, i) => ({ known: value, other: other[i]! }));

/** Known animals score about 0.8, strangers about 0.5, and some overlap. */
const telling = samples(spread(0.8, 0.4, 60), spread(0.5, 0.4, 60).reverse());

describe('the likelihood of a new individual', () => {
  it('falls as the best suggestion gets more similar, and crosses a half at the threshold', () => {
    const model = fitNovelty(telling, 0.3)!;
    expect(model.threshold).not.toBeNull();
    expect(likelihoodOfNew(model, model.threshold)).toBeCloseTo(0.5, 6);
    const score = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(likelihoodOfNew(model, low)).toBeGreaterThanOrEqual(likelihoodOfNew(model, high));
      }),
    );
    expect(likelihoodOfNew(model, 0.4)).toBeGreaterThan(0.7);
    expect(likelihoodOfNew(model, 0.95)).toBeLessThan(0.05);
  });

  it('stands before the first suggestion that is less likely than it', () => {
    const model = fitNovelty(telling, 0.3)!;
    const at = model.threshold!;
    expect(rankOfNew(model, [at + 0.1, at + 0.01, at - 0.01, at - 0.2])).toBe(2);
    expect(rankOfNew(model, [at - 0.1])).toBe(0);
    expect(rankOfNew(model, [at + 0.2, at + 0.1])).toBe(2);
    expect(rankOfNew(null, [0.9, 0.1])).toBe(2);
  });

  it('is the prior where looks tell nothing, and no score decides it', () => {
    const values = spread(0.7, 0.3, 60);
    // The nearest of its own is never nearer than the nearest stranger.
    const model = fitNovelty(samples(spread(0.1, 0.1, 60), values), 0.2)!;
    for (const score of [0.5, 0.7, 0.9]) {
      expect(likelihoodOfNew(model, score)).toBeCloseTo(0.2, 6);
    }
    expect(model.threshold).toBeNull();
    expect(rankOfNew(model, [0.9, 0.5])).toBe(2);
  });

  it('is certain where nobody is suggested', () => {
    expect(likelihoodOfNew(fitNovelty(telling, 0.1)!, null)).toBe(1);
  });

  it('is not told from too few pairs', () => {
    expect(fitNovelty(telling.slice(0, 19), 0.3)).toBeNull();
    const alone = telling.map(({ other }) => ({ known: null, other }));
    expect(fitNovelty(alone, 0.3)).toBeNull();
  });

  it('stays finite where known and new never overlap', () => {
    const apart = samples(spread(0.9, 0.05, 40), spread(0.2, 0.05, 40));
    const model = fitNovelty(apart, 0.5)!;
    expect(model.threshold).toBeGreaterThan(0.25);
    expect(model.threshold).toBeLessThan(0.87);
    expect(likelihoodOfNew(model, 0.2)).toBeGreaterThan(0.9);
    expect(likelihoodOfNew(model, 0.9)).toBeLessThan(0.1);
  });

  it('expects more strangers the more individuals were seen once', () => {
    expect(noveltyPrior(0, 500)).toBe(0.1);
    expect(noveltyPrior(50, 100)).toBeCloseTo(0.5, 2);
    expect(noveltyPrior(100, 100)).toBe(0.9);
  });
});

describe('the similarity that holds a group together', () => {
  it('lies above what strangers reach and where nearest crops are right', () => {
    const threshold = groupThreshold(telling)!;
    const strangers = telling.map(({ other }) => other!);
    const below = strangers.filter((other) => other < threshold).length;
    expect(below / strangers.length).toBeGreaterThanOrEqual(0.94);
    expect(threshold).toBeLessThan(0.8);
  });

  it('groups hardly anything where the nearest crop is mostly a stranger', () => {
    const wrong = samples(spread(0.5, 0.2, 50), spread(0.8, 0.2, 50));
    expect(groupThreshold(wrong)).toBe(1);
  });

  it('is not told from too few pairs', () => {
    expect(groupThreshold(telling.slice(0, 10))).toBeNull();
  });
});
