import { Worker } from 'node:worker_threads';
import { workerFile } from '../worker-file.ts';
import type { CatalogueOperations, OperationName, OperationReply } from './operations.ts';

/**
 * What is known of a dataset's images, boxes, detections and problems, in one SQLite file that can be
 * computed again at any time. It makes lists of a million images filterable and pageable without
 * holding them in memory. It runs in a thread of its own.
 */
export type Catalogue = CatalogueOperations & { close(): Promise<void> };

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * Opens, or makes, the catalogue in `file`.
 * @throws when the file cannot be written or is no database.
 */
export function openCatalogue(file: string): Promise<Catalogue> {
  const worker = new Worker(workerFile('catalogue/catalogue-worker', import.meta.url), {
    workerData: { file },
    // node:sqlite is a release candidate in Node 22 and 24 and says so on every start.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;

  const exited = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      closed = true;
      for (const { reject } of waiting.values()) reject(new Error(`${file}: catalogue closed`));
      waiting.clear();
      resolve();
    });
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error as Error);
    waiting.clear();
  });
  worker.on('message', (reply: OperationReply) => {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.resolve(reply.value);
    else caller?.reject(new Error(`${file}: ${reply.message}`));
  });

  const call = (name: OperationName, parameters: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new Error(`${file}: catalogue closed`));
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, parameters });
    });

  const close = async () => {
    if (!closed) worker.postMessage('close');
    await exited;
  };

  const catalogue = new Proxy({} as Catalogue, {
    get(_, name: string) {
      if (name === 'close') return close;
      // A promise resolving to this proxy must not mistake it for a thenable.
      if (name === 'then') return undefined;
      return (...parameters: unknown[]) => call(name as OperationName, parameters);
    },
  });
  // The first answer says whether the file could be opened.
  return catalogue.countAll().then(() => catalogue);
}
