import { realpath } from 'node:fs/promises';
import type { Collection } from '../contract/collection.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Page } from '../contract/page.ts';
import type { Engine } from '../engine/engine.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { suggested } from './explore-update.ts';
import { OpenCollection } from './open-collection.ts';
import { refreshed } from './refresh-queue.ts';
import { scan, type ScanOptions } from './scan.ts';
import { CollectionWatch, type WatchLimits } from './watch/watch-collection.ts';
import { throttled, type Throttled } from './throttled.ts';

interface Entry {
  collection: OpenCollection;
  scanned: Promise<void>;
  stop: AbortController;
  watch: CollectionWatch;
  /** Tells everyone about its counts. */
  announce: Throttled;
}

/** Counts are told at most this often, in milliseconds. */
const tellEvery = 500;
/** Images that a scan tells of one by one; beyond, the counts tell that much has changed. */
const mostTold = 1000;

interface Listener {
  /** The counts of a dataset have changed. */
  onChange: (collection: Collection) => void;
  /** Another program has changed an image, or its labels. */
  onOutside: (collection: OpenCollection, image: string, version: string) => void;
}

/** The datasets that are open in this process. */
export class Collections {
  readonly #entries = new Map<string, Entry>();
  readonly #opening = new Map<string, Promise<OpenCollection>>();
  readonly #engine: Engine;
  readonly #jobs: Jobs;
  readonly #listener: Listener;
  readonly #limits: WatchLimits;

  constructor(engine: Engine, jobs: Jobs, listener: Listener, limits: WatchLimits) {
    this.#engine = engine;
    this.#jobs = jobs;
    this.#listener = listener;
    this.#limits = limits;
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
    for (const { collection, watch } of this.#entries.values()) {
      if (real !== collection.dataset.root) continue;
      watch.ask();
      return collection;
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
    const tell = async () => this.#listener.onChange(await collection.summary());
    const announce = throttled(tellEvery, tell);
    collection.onOutside = (image, version) => this.#listener.onOutside(collection, image, version);
    const told = {
      onOutside: collection.onOutside,
      onChanged: announce.call,
      rescan: (force: boolean) => this.#rescan(entry, force),
    };
    const watch = new CollectionWatch(collection, told, this.#limits);
    collection.watchProblems = () => watch.problems;
    const entry: Entry = { collection, stop, watch, announce, scanned: Promise.resolve() };
    this.#entries.set(collection.id, entry);
    entry.scanned = this.#scan(entry);
    // Who needs the scan awaits it and hears of its failure there.
    entry.scanned.catch(() => undefined);
    return collection;
  }

  /** Reads the folder again, after the scan that is under way. */
  #rescan(entry: Entry, force: boolean): Promise<void> {
    let told = 0;
    const onOutside = (image: string, version: string) => {
      if (++told <= mostTold) entry.collection.onOutside(image, version);
    };
    const scanAgain = () => this.#scan(entry, { force, onOutside });
    entry.scanned = entry.scanned.then(scanAgain, scanAgain);
    return entry.scanned;
  }

  async #scan({ collection, stop, watch, announce }: Entry, options?: ScanOptions): Promise<void> {
    collection.scanning = true;
    try {
      const onPhotograph = watch.see;
      await scan(collection, announce.call, stop.signal, { ...options, onPhotograph });
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
    const entry = this.#entry(id);
    const { collection, stop, watch, announce } = entry;
    stop.abort();
    await watch.close();
    await Promise.allSettled([entry.scanned, this.#jobs.stop(id), refreshed(collection)]);
    await Promise.all([announce.stop(), suggested(collection)]);
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
      code: 'not-open',
      message: 'This dataset is not open.',
      remedy: 'Open its folder again.',
    });
  }
}
