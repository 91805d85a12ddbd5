import { Worker } from 'node:worker_threads';
import { SleuthsError } from '../contract/errors.ts';
import { workerFile } from '../worker-file.ts';
import { buffersOf, type CropBatch } from './crop-batch.ts';
import type { FromThread, ToThread } from './messages.ts';
import type { TaskName, Tasks } from './tasks.ts';

/** A task that crops are given to; left undone, it is dropped when its scope ends. */
export interface RunningTask<Result> extends Disposable {
  /** Resolves when the batch has been worked on; its buffers are handed over. */
  add(batch: CropBatch): Promise<void>;
  finish(): Promise<Result>;
}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface TaskOptions {
  /** Drops the task when it aborts: what is under way rejects. */
  signal?: AbortSignal;
  /** Of `finish`; adding is counted by who adds. */
  onProgress?: (done: number, total: number) => void;
}

/** The thread that compares, groups and maps crops; it starts when it is first asked. */
export class ExplorationThread {
  readonly #waiting = new Map<number, Waiting>();
  readonly #progress = new Map<number, NonNullable<TaskOptions['onProgress']>>();
  #worker: Worker | null = null;
  #closed = false;
  #last = 0;

  /**
   * @param parameters the buffers of `queries` are handed over, not copied
   * @throws SleuthsError `unavailable` when the thread has ended
   */
  async begin<Name extends TaskName>(
    name: Name,
    parameters: Tasks[Name]['parameters'],
    { signal, onProgress }: TaskOptions = {},
  ): Promise<RunningTask<Tasks[Name]['result']>> {
    const task = ++this.#last;
    if (onProgress) this.#progress.set(task, onProgress);
    const drop = () => {
      this.#progress.delete(task);
      this.#worker?.postMessage({ kind: 'drop', task } satisfies ToThread);
    };
    signal?.throwIfAborted();
    signal?.addEventListener('abort', drop, { once: true });
    const call = (message: (call: number) => ToThread, transfer?: ArrayBuffer[]) =>
      this.#call(message, transfer);
    const handedOver = 'queries' in parameters ? buffersOf(parameters.queries) : [];
    await call((call) => ({ kind: 'begin', call, task, name, parameters }) as ToThread, handedOver);
    return {
      add: async (batch) => {
        await call((call) => ({ kind: 'add', call, task, batch }), buffersOf(batch));
      },
      finish: () =>
        call((call) => ({ kind: 'finish', call, task })) as Promise<Tasks[Name]['result']>,
      [Symbol.dispose]: () => {
        signal?.removeEventListener('abort', drop);
        drop();
      },
    };
  }

  #call(message: (call: number) => ToThread, transfer: ArrayBuffer[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(ended());
      const call = ++this.#last;
      this.#waiting.set(call, { resolve, reject });
      this.#start().postMessage(message(call), transfer);
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(workerFile('exploration/exploration-worker', import.meta.url), {
      execArgv: [],
      name: 'exploration',
    });
    worker.on('message', (message: FromThread) => this.#receive(message));
    const fail = (error?: unknown) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.values()) reject(ended(error));
      this.#waiting.clear();
    };
    worker.on('error', fail);
    worker.on('exit', () => fail());
    this.#worker = worker;
    return worker;
  }

  #receive(message: FromThread): void {
    if (message.kind === 'progress') {
      this.#progress.get(message.task)?.(message.done, message.total);
      return;
    }
    const waiting = this.#waiting.get(message.call);
    this.#waiting.delete(message.call);
    if (message.kind === 'done') waiting?.resolve(message.value);
    else waiting?.reject(new SleuthsError({ code: 'internal', message: message.message }));
  }

  /** Ends the thread, and whatever it is doing. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ kind: 'close' } satisfies ToThread);
    await exited;
  }
}

const ended = (cause?: unknown) =>
  new SleuthsError(
    {
      code: 'unavailable',
      message: 'The thread that compares crops has ended.',
      remedy: 'Start the job again.',
    },
    { cause },
  );
