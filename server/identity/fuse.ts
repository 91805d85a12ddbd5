import { byScore, type RankedIndividual, type RankedNeighbour } from './rank.ts';

/**
 * One ranking from those of several boxes of the same animal. An individual's score is its best over the
 * boxes: it is enough that one of them shows the side that the gallery knows, and a mean would punish
 * it for the others. Support adds up, and settles ties.
 * @param rankings of each box, over the same gallery
 * @param exemplars how many crops to show of each
 */
export function fuseRankings<N extends RankedNeighbour>(
  rankings: readonly (readonly RankedIndividual<N>[])[],
  exemplars = 3,
): RankedIndividual<N>[] {
  const fused = new Map<string, RankedIndividual<N>>();
  for (const individual of rankings.flat()) {
    const key = JSON.stringify([individual.species, individual.individual]);
    const known = fused.get(key);
    if (!known) {
      fused.set(key, { ...individual, exemplars: [...individual.exemplars] });
      continue;
    }
    known.score = Math.max(known.score, individual.score);
    known.support += individual.support;
    known.exemplars.push(...individual.exemplars);
  }
  const all = [...fused.values()];
  for (const individual of all) {
    individual.exemplars = nearestFirst(individual.exemplars).slice(0, exemplars);
  }
  return all.sort(byScore);
}

/** Each crop once, however many boxes it is near to. */
function nearestFirst<N extends RankedNeighbour>(exemplars: readonly N[]): N[] {
  const seen = new Set<string>();
  return exemplars
    .toSorted((a, b) => b.similarity - a.similarity)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
}
