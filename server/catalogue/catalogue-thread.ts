import { Worker } from 'node:worker_threads';
import { workerFile } from '../worker-file.ts';
import type { OperationName, OperationReply } from './operations.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** One connection to the catalogue in a thread of its own. */
export class CatalogueThread {
  readonly #file: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #closed = false;

  constructor(file: string) {
    this.#file = file;
    this.#worker = new Worker(workerFile('catalogue/catalogue-worker', import.meta.url), {
      workerData: { file },
      // node:sqlite is a release candidate in Node 22 and 24 and says so on every start.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#worker.on('message', (reply: OperationReply) => this.#answer(reply));
    this.#worker.on('error', (error) => this.#failAll(error as Error));
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#closed = true;
        this.#failAll(new Error(`${file}: catalogue closed`));
        resolve();
      });
    });
  }

  call(name: OperationName, parameters: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error(`${this.#file}: catalogue closed`));
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, parameters });
    });
  }

  async close(): Promise<void> {
    if (!this.#closed) this.#worker.postMessage('close');
    await this.#exited;
  }

  #answer(reply: OperationReply): void {
    const caller = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value);
    else caller?.reject(new Error(`${this.#file}: ${reply.message}`));
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
