import type { Job } from '../contract/job.ts';
import { indexJob } from '../indexing/index-job.ts';
import type { Workbench } from '../workbench.ts';

/** Queues the job that indexes an open dataset. */
export function startIndex(workbench: Workbench, id: string, wholeImage: boolean): Job {
  const { collections, jobs } = workbench;
  const collection = collections.get(id);
  return jobs.start(
    indexJob(collection, {
      wholeImage,
      scanned: () => collections.scanned(id),
      onDone: () => collections.changed(collection),
    }),
  );
}
