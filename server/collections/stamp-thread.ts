import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Photograph } from '../dataset/photograph.ts';
import { workerFile } from '../worker-file.ts';
import { joinStamps, type Stamps } from './stamp.ts';

/** Looks at the sizes and times of many files, in a thread of its own. One batch at a time. */
export class StampThread implements AsyncDisposable {
  readonly #worker = new Worker(workerFile('collections/stamp-worker', import.meta.url), {
    execArgv: [],
    name: 'stamps',
  });

  /** As `stampsOf` for each photograph, in their order. */
  async stampsOf(photographs: readonly Photograph[]): Promise<Stamps[]> {
    const files = photographs.flatMap(({ file, labelFile, sidecarFile }) => [
      file,
      labelFile,
      sidecarFile,
    ]);
    this.#worker.postMessage(files);
    const [stamps] = (await once(this.#worker, 'message')) as [string[]];
    return photographs.map((_, index) =>
      joinStamps(stamps[3 * index]!, stamps[3 * index + 1]!, stamps[3 * index + 2]!),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}
