import { setTimeout as delay } from 'node:timers/promises';
import { httpClient } from '../../../server/contract/client.ts';
import { SleuthsError } from '../../../server/contract/errors.ts';
import { explorationKinds } from '../../../server/contract/group.ts';
import type { Job } from '../../../server/contract/job.ts';

/**
 * Has a server do all long work on a dataset: find animals, rank, group, make the map.
 * @param path which one, where the server has opened several
 */
export async function prepareDataset(origin: string, token: string, path?: string): Promise<void> {
  const call = httpClient(origin, token);
  const { items } = await call('collections.list', { query: {} });
  const opened = items.find((one) => path === undefined || one.path === path);
  if (!opened) throw new Error('The server has no dataset open.');
  const collection = opened.id;

  const finish = async ({ id, kind }: Job): Promise<void> => {
    for (;;) {
      const job = await call('jobs.status', { params: { job: id } });
      if (job.state === 'done') return;
      if (job.state !== 'queued' && job.state !== 'running') {
        throw new Error(`The job ${kind} is ${job.state}: ${job.error?.message ?? ''}`);
      }
      await delay(200);
    }
  };

  /** Starts a job; the server has started some of its own, and runs one at a time. */
  const start = async (begin: () => Promise<Job>): Promise<Job> => {
    for (;;) {
      try {
        return await begin();
      } catch (error) {
        if (!(error instanceof SleuthsError) || error.body.code !== 'busy') throw error;
        await delay(200);
      }
    }
  };

  const index = () => call('predictions.run', { params: { collection }, body: {} });
  await finish(await start(index));
  for (const kind of explorationKinds) {
    await finish(await start(() => call('jobs.start', { body: { kind, collection } })));
  }
}
