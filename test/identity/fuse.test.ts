import { describe, expect, it } from 'vitest';
import { fuseRankings } from '../../server/identity/fuse.ts';
import { rankIndividuals } from '../../server/identity/rank.ts';

const near = (id: string, individual: string, similarity: number) => ({
  id,
  individual,
  similarity,
  species: 'giraffe',
});

describe('fuseRankings', () => {
  const left = rankIndividuals([near('1', 'A', 0.9), near('2', 'B', 0.6), near('3', 'A', 0.5)]);
  const right = rankIndividuals([near('2', 'B', 0.8), near('4', 'C', 0.7), near('1', 'A', 0.2)]);

  it('scores an individual by its best box and adds up support', () => {
    expect(
      fuseRankings([left, right]).map(({ individual, score, support }) => [
        individual,
        score,
        support,
      ]),
    ).toEqual([
      ['A', 0.9, 3],
      ['B', 0.8, 2],
      ['C', 0.7, 1],
    ]);
  });

  it('shows each crop once, by its greatest similarity', () => {
    const [a, b] = fuseRankings([left, right]);
    expect(a!.exemplars.map(({ id, similarity }) => [id, similarity])).toEqual([
      ['1', 0.9],
      ['3', 0.5],
    ]);
    expect(b!.exemplars.map(({ similarity }) => similarity)).toEqual([0.8]);
  });

  it('leaves one ranking as it is', () => {
    expect(fuseRankings([left])).toEqual(left);
    expect(fuseRankings([])).toEqual([]);
  });
});
