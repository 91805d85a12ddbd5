/** A gallery crop near a query, as far as a ranking needs it. */
export interface RankedNeighbour {
  /** Of the crop. */
  id: string;
  /** Names are unique within a species only. */
  species: string | null;
  individual: string;
  similarity: number;
}

export interface RankedIndividual<N extends RankedNeighbour> {
  species: string | null;
  individual: string;
  /** Cosine similarity of its nearest crop. */
  score: number;
  /** How many of the given neighbours are of it. */
  support: number;
  /** Its nearest crops, nearest first. */
  exemplars: N[];
}

/**
 * Gathers nearest crops by individual: one rank each, by its nearest crop (nearest exemplar, the rule
 * of k-nearest neighbours with k = 1 extended to a list).
 * @param neighbours nearest first
 * @param exemplars how many crops to show of each
 */
export function rankIndividuals<N extends RankedNeighbour>(
  neighbours: readonly N[],
  exemplars = 3,
): RankedIndividual<N>[] {
  const byIndividual = new Map<string, RankedIndividual<N>>();
  for (const neighbour of neighbours) {
    const key = JSON.stringify([neighbour.species, neighbour.individual]);
    const known = byIndividual.get(key);
    if (!known) {
      byIndividual.set(key, {
        species: neighbour.species,
        individual: neighbour.individual,
        score: neighbour.similarity,
        support: 1,
        exemplars: [neighbour],
      });
      continue;
    }
    known.support += 1;
    if (known.exemplars.length < exemplars) known.exemplars.push(neighbour);
  }
  return [...byIndividual.values()].sort(byScore);
}

/** Best first; ties by support, then by name, so that the order never depends on storage. */
export const byScore = <N extends RankedNeighbour>(
  a: RankedIndividual<N>,
  b: RankedIndividual<N>,
): number =>
  b.score - a.score ||
  b.support - a.support ||
  (a.individual < b.individual ? -1 : a.individual > b.individual ? 1 : 0);
