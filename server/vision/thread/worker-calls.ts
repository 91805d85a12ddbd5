import { Worker } from 'node:worker_threads';
import { SleuthsError } from '../../contract/errors.ts';
import { errorFrom, type FromWorker, type ToWorker } from './messages.ts';

interface Pending<Reply> {
  resolve: (reply: Reply) => void;
  reject: (reason: unknown) => void;
}

/**
 * Calls into a worker thread that runs `serve`. Several calls are under way at once, and one is aborted
 * without ending the thread, so that what it has loaded stays loaded.
 */
export class WorkerCalls<Request, Hello, Reply> implements AsyncDisposable {
  readonly hello: Hello;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending<Reply>>();
  readonly #ended: Promise<void>;
  #nextId = 1;
  #failure: SleuthsError | null = null;

  private constructor(worker: Worker, hello: Hello) {
    this.hello = hello;
    this.#worker = worker;
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (message: FromWorker<Hello, Reply>) => this.#receive(message));
    worker.on('error', (cause) => this.#end(cause));
    worker.on('exit', () => this.#end(null));
  }

  /**
   * @param data for the worker's `workerData`
   * @throws SleuthsError what the worker threw when it opened
   */
  static async open<Request, Hello, Reply>(
    file: URL,
    name: string,
    data: unknown,
  ): Promise<WorkerCalls<Request, Hello, Reply>> {
    const worker = new Worker(file, { workerData: data, execArgv: [], name });
    const hello = await new Promise<Hello>((resolve, reject) => {
      // Once it is ready, a late rejection changes nothing.
      worker.on('error', reject);
      worker.once('exit', () => reject(new Error(`The ${name} thread ended while it started.`)));
      worker.once('message', (message: FromWorker<Hello, Reply>) => {
        if (message.kind === 'ready') resolve(message.hello);
        else if (message.kind === 'not-ready') reject(errorFrom(message.failure));
      });
    });
    return new WorkerCalls(worker, hello);
  }

  /**
   * @param transfer buffers of the request that are handed over instead of copied
   * @throws what the service throws; unavailable: the worker has ended; the signal's reason when it aborts
   */
  call(request: Request, transfer: ArrayBuffer[] = [], signal?: AbortSignal): Promise<Reply> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.#failure) return Promise.reject(this.#failure);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.#pending.delete(id);
        this.#send({ kind: 'abort', id });
        reject(signal!.reason as Error);
      };
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener('abort', abort);
          settle(value);
        };
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#pending.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#send({ kind: 'call', id, request }, transfer);
    });
  }

  /** Rejects what is under way, lets the worker close its models, and waits until its thread has ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#failAll(
      new SleuthsError({ code: 'unavailable', message: 'The models have been closed.' }),
    );
    this.#send({ kind: 'close' });
    await this.#ended;
  }

  #send(message: ToWorker<Request>, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #receive(message: FromWorker<Hello, Reply>): void {
    if (message.kind !== 'done' && message.kind !== 'failed') return;
    // An aborted call's answer finds nobody.
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'done') pending?.resolve(message.reply);
    else pending?.reject(errorFrom(message.failure));
  }

  #end(cause: unknown): void {
    const why = cause instanceof Error ? `: ${cause.message}` : '.';
    this.#failAll(
      new SleuthsError(
        {
          code: 'unavailable',
          message: `The thread that runs the models has ended${why}`,
          remedy: 'Start the job again; it goes on where it was.',
        },
        { cause },
      ),
    );
  }

  /** The first reason stays: what comes after follows from it. */
  #failAll(reason: SleuthsError): void {
    this.#failure ??= reason;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(this.#failure);
  }
}
