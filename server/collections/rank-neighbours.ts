import type { NeighbourFilter } from '../gallery/filter.ts';
import type { Neighbour } from '../gallery/gallery-row.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { rankIndividuals, type RankedIndividual } from '../identity/rank.ts';

/** Neighbours asked for at first; more when they are of fewer individuals than are wanted. */
const firstNeighbours = 64;

export interface NeighbourRanking {
  individuals: RankedIndividual<Neighbour>[];
  /** How many nearest crops of the gallery were looked at. */
  nearest: number;
}

/** The best `limit` individuals: as many neighbours are fetched as that takes. */
export async function rankNeighbours(
  gallery: Gallery,
  vector: Float32Array,
  filter: NeighbourFilter,
  limit: number,
): Promise<NeighbourRanking> {
  let wanted = Math.max(firstNeighbours, limit * 8);
  for (;;) {
    const neighbours = await gallery.nearest(vector, filter, wanted);
    const ranking = rankIndividuals(neighbours);
    if (ranking.length >= limit || neighbours.length < wanted) {
      return { individuals: ranking.slice(0, limit), nearest: neighbours.length };
    }
    wanted *= 4;
  }
}
