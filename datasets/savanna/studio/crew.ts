import { availableParallelism } from 'node:os';
import Piscina from 'piscina';
import { workerFile } from '../../../server/worker-file.ts';
import type { PhotographResult, PhotographTask } from './task.ts';

/** More threads than this only repeat each other's backdrops and coats. */
const mostThreads = 4;

/**
 * Takes photographs in worker threads. Visits are lists of tasks that share a backdrop; threads take
 * whole visits, every other one from the end of the list, so that neighbours in the list (which show
 * the same species) meet the same thread and its painted coats.
 *
 * @returns results in the order of the visits and their tasks
 * @throws the signal's reason when it is aborted
 */
export async function photographAll(
  visits: readonly (readonly PhotographTask[])[],
  options: { signal?: AbortSignal; onPhotograph?: () => void },
): Promise<PhotographResult[][]> {
  const { signal, onPhotograph } = options;
  const filename = workerFile('../datasets/savanna/studio/photograph-worker', import.meta.url).href;
  const results: PhotographResult[][] = visits.map(() => []);
  const waiting = visits.map((tasks, index) => ({ tasks, index }));
  const stop = new AbortController();
  const signals = signal ? [signal, stop.signal] : [stop.signal];

  const work = async (fromEnd: boolean): Promise<void> => {
    const thread = new Piscina({ filename, minThreads: 1, maxThreads: 1 });
    try {
      for (;;) {
        const visit = fromEnd ? waiting.pop() : waiting.shift();
        if (!visit) return;
        for (const task of visit.tasks) {
          const boxes = (await thread.run(task, {
            signal: AbortSignal.any(signals),
          })) as PhotographResult;
          results[visit.index]!.push(boxes);
          onPhotograph?.();
        }
      }
    } finally {
      await thread.destroy();
    }
  };
  const threads = Math.min(mostThreads, availableParallelism(), visits.length);
  await Promise.allSettled(
    Array.from({ length: threads }, async (_, i) => {
      try {
        await work(i % 2 === 1);
      } catch (error) {
        // One failure ends the others, too; theirs are only its echo.
        stop.abort(error);
        throw error;
      }
    }),
  );
  signal?.throwIfAborted();
  if (stop.signal.aborted) throw stop.signal.reason;
  return results;
}
