import { realpath } from 'node:fs/promises';
import type { Collection } from '../contract/collection.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Page } from '../contract/page.ts';
import type { Engine } from '../engine/engine.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { OpenCollection } from './open-collection.ts';
import { refreshed } from './refresh-queue.ts';
import { scan } from './scan.ts';
import { throttled, type Throttled } from './throttled.ts';

interface Entry {
  collection: OpenCollection;
  scanned: Promise<void>;
  stop: AbortController;
  /** Tells everyone about its counts. */
  announce: Throttled;
}

/** Counts are told at most this often, in milliseconds. */
const tellEvery = 500;

/** The datasets that are open in this process. */
export class Collections {
  readonly #entries = new Map<string, Entry>();
  readonly #opening = new Map<string, Promise<OpenCollection>>();
  readonly #engine: Engine;
  readonly #jobs: Jobs;
  readonly #onChange: (collection: Collection) => void;

  constructor(engine: Engine, jobs: Jobs, onChange: (collection: Collection) => void) {
    this.#engine = engine;
    this.#jobs = jobs;
    this.#onChange = onChange;
  }

  /**
   * Opens a dataset and begins to read its folder; an open one is given again.
   * @param path the folder, or its data.yaml
   * @throws SleuthsError when there is no dataset
   */
  open(path: string): Promise<OpenCollection> {
    const under = this.#opening.get(path);
    if (under) return under;
    const opening = this.#open(path).finally(() => this.#opening.delete(path));
    this.#opening.set(path, opening);
    return opening;
  }

  async #open(path: string): Promise<OpenCollection> {
    const real = await realpath(path).catch(() => {
      throw new SleuthsError({
        code: 'not-found',
        message: `${path} does not exist.`,
        remedy: 'Give the path of a folder of photographs, or of a data.yaml.',
        file: path,
      });
    });
    for (const { collection } of this.#entries.values()) {
      if (real === collection.dataset.root) return collection;
    }
    const collection = await OpenCollection.open(real, this.#engine);
    const open = this.#entries.get(collection.id);
    if (open) {
      // The same dataset by another path, a data.yaml or a link.
      await collection.close();
      return open.collection;
    }
    await this.#jobs.remember(collection.home('runs'));
    const stop = new AbortController();
    const announce = throttled(tellEvery, async () => this.#onChange(await collection.summary()));
    const entry: Entry = { collection, stop, announce, scanned: Promise.resolve() };
    this.#entries.set(collection.id, entry);
    collection.scanning = true;
    entry.scanned = this.#scan(entry);
    // Who needs the scan awaits it and hears of its failure there.
    entry.scanned.catch(() => undefined);
    return collection;
  }

  async #scan({ collection, stop, announce }: Entry): Promise<void> {
    try {
      await scan(collection, announce.call, stop.signal);
    } finally {
      collection.scanning = false;
      announce.call();
    }
  }

  /** Resolves when the folder has been read. */
  async scanned(id: string): Promise<void> {
    await this.#entry(id).scanned;
  }

  /** Tells everyone that counts have changed: soon, and together with changes just before and after. */
  changed(collection: OpenCollection): void {
    this.#entries.get(collection.id)?.announce.call();
  }

  /** @throws SleuthsError `not-found` */
  get(id: string): OpenCollection {
    return this.#entry(id).collection;
  }

  async list(page: { cursor?: string; limit: number }): Promise<Page<Collection>> {
    const ids = [...this.#entries.keys()].sort();
    const after = ids.filter((id) => id > (page.cursor ?? ''));
    const shown = after.slice(0, page.limit);
    return {
      items: await Promise.all(shown.map((id) => this.get(id).summary())),
      next: after.length > shown.length ? shown.at(-1)! : null,
      total: ids.length,
    };
  }

  /** Stops the work on a dataset and closes it; nothing on disk changes. */
  async close(id: string): Promise<void> {
    const { collection, scanned, stop, announce } = this.#entry(id);
    stop.abort();
    await Promise.allSettled([scanned, this.#jobs.stop(id), refreshed(collection)]);
    await announce.stop();
    this.#entries.delete(id);
    await collection.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((id) => this.close(id)));
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    throw new SleuthsError({
      code: 'not-found',
      message: 'This dataset is not open.',
      remedy: 'Open its folder again.',
    });
  }
}
