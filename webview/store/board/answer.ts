import type { Answer } from '../answer.ts';
import { aboutOf, type GroupRankingState } from './ranking.ts';
import type { CropTile } from './tile.ts';

/**
 * What accepting these crops together would say: that they keep their names, who the ranking puts
 * first, or that it is somebody new; null while there is no ranking of just these crops.
 */
export function boardAnswer(
  { about, ranking }: GroupRankingState,
  crops: readonly CropTile[],
): Answer | null {
  if (crops.every(({ annotation }) => annotation.individual !== null)) return { kind: 'nobody' };
  if (!ranking || about === '' || about !== aboutOf(crops)) return null;
  const { newIndividual, suggestions } = ranking;
  if (newIndividual && newIndividual.likelihood !== null && newIndividual.rank === 0) {
    return { kind: 'new' };
  }
  const [suggestion] = suggestions;
  return suggestion ? { kind: 'known', suggestion } : { kind: 'nobody' };
}
