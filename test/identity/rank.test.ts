import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankIndividuals } from '../../server/identity/rank.ts';

const near = (individual: string, similarity: number, species: string | null = 'giraffe') => ({
  id: `${individual} ${similarity}`,
  individual,
  similarity,
  species,
});

describe('rankIndividuals', () => {
  it('orders individuals by their nearest crop and counts the rest as support', () => {
    const ranking = rankIndividuals([
      near('A', 0.9),
      near('B', 0.8),
      near('A', 0.7),
      near('B', 0.6),
    ]);
    expect(ranking.map(({ individual, score, support }) => [individual, score, support])).toEqual([
      ['A', 0.9, 2],
      ['B', 0.8, 2],
    ]);
  });

  it('breaks ties by support, then by name', () => {
    const ranking = rankIndividuals([
      near('C', 0.9),
      near('B', 0.9),
      near('A', 0.9),
      near('C', 0.1),
    ]);
    expect(ranking.map(({ individual }) => individual)).toEqual(['C', 'A', 'B']);
  });

  it('keeps animals of the same name in two species apart', () => {
    const ranking = rankIndividuals([near('1', 0.9), near('1', 0.8, 'zebra')]);
    expect(ranking.map(({ species }) => species)).toEqual(['giraffe', 'zebra']);
  });

  it('shows the nearest exemplars only, and loses no support', () => {
    const neighbours = fc.array(
      fc.record({
        id: fc.uuid(),
        individual: fc.constantFrom('A', 'B', 'C'),
        species: fc.constantFrom('giraffe', 'zebra'),
        similarity: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(neighbours, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => b.similarity - a.similarity);
        const ranking = rankIndividuals(sorted, 2);
        expect(ranking.reduce((sum, { support }) => sum + support, 0)).toBe(sorted.length);
        for (const { exemplars, score, support } of ranking) {
          expect(exemplars).toHaveLength(Math.min(2, support));
          expect(exemplars[0]!.similarity).toBe(score);
        }
      }),
    );
  });
});
