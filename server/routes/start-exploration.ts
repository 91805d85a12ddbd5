import { explorationJob } from '../collections/explore-job.ts';
import { explorationOf } from '../collections/explore-read.ts';
import type { ExplorationKind } from '../contract/group.ts';
import type { Job } from '../contract/job.ts';
import type { Workbench } from '../workbench.ts';
import { startIndex } from './start-index.ts';

/** Queues a job of the exploration of an open dataset. */
export function startExploration(
  { collections, jobs }: Workbench,
  id: string,
  kind: ExplorationKind,
): Job {
  return jobs.start(explorationJob(collections.get(id), kind));
}

/**
 * Queues the job that indexes a dataset, and after it the one that finds who every unnamed box probably
 * is, so that the surest can be shown first without asking.
 */
export function startIndexAndRank(workbench: Workbench, id: string, wholeImage: boolean): Job {
  const job = startIndex(workbench, id, wholeImage);
  void workbench.jobs
    .ended(job.id)
    .then(async ({ state }) => {
      if (state !== 'done') return;
      const { rank } = await explorationOf(workbench.collections.get(id));
      if (!rank || rank.outdated) startExploration(workbench, id, 'rank');
    })
    // The dataset has been closed, or somebody has started the same.
    .catch(() => undefined);
  return job;
}
