import { Worker } from 'node:worker_threads';
import { workerFile } from '../../worker-file.ts';
import type { Pixels } from '../image/pixels.ts';
import { Semaphore } from '../image/semaphore.ts';

/** Pictures at a time: each takes a processor and a few times its pixels of memory. */
const lane = new Semaphore(2);

/** A picture with its local contrast evened out (CLAHE), in a thread of its own. */
export function equalised(pixels: Pixels): Promise<Pixels> {
  return lane.use(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(workerFile('vision/equalise/equalise-worker', import.meta.url), {
          workerData: pixels,
          execArgv: [],
          name: 'equalise',
        });
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () =>
          reject(new Error('The thread ended before the picture was done.')),
        );
      }),
  );
}
