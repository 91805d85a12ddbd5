/**
 * Top-k accuracy: the share of queries whose true individual is among the first k of its ranking.
 * @param ranks position of the true individual in each ranking, from 1; null: not in it
 * @returns 0 to 1; NaN where there are no queries
 */
export function topK(ranks: readonly (number | null)[], k: number): number {
  return ranks.filter((rank) => rank !== null && rank <= k).length / ranks.length;
}
