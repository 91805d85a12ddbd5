import path from 'node:path';
import type { Call } from '../../server/contract/client.ts';
import type { Collection } from '../../server/contract/collection.ts';
import type { ServerEvent } from '../../server/contract/events.ts';

/** The dataset that a panel shows, and what the server knows it as. */
export class Dataset {
  /** The folder, or its data.yaml. */
  readonly path: string;
  readonly #call: Call;
  #opening: Promise<Collection> | null = null;

  constructor(datasetPath: string, call: Call) {
    this.path = datasetPath;
    this.#call = call;
  }

  get folder(): string {
    return /\.ya?ml$/i.test(this.path) ? path.dirname(this.path) : this.path;
  }

  /** Opens it on the server, once; after a failure the next call tries again. */
  open(): Promise<Collection> {
    this.#opening ??= this.#call('collections.open', { body: { path: this.path } }).catch(
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }

  /** Opens it again, on a server that has started anew and knows of no dataset. */
  reopen(): Promise<Collection> {
    this.#opening = null;
    return this.open();
  }
}

/** Whether an event is about this collection, or about all. */
export function concerns(event: ServerEvent, collection: string): boolean {
  switch (event.type) {
    case 'collection':
      return event.collection.id === collection;
    case 'image':
      return event.collection === collection;
    case 'job':
      return event.job.collection === null || event.job.collection === collection;
  }
}
