import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { SleuthsError, type ErrorBody } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import type { Photograph } from '../../dataset/photograph.ts';
import { isImageName } from '../../dataset/layout/image-name.ts';
import { idOf } from '../../dataset/layout/placement.ts';
import type { OpenCollection } from '../open-collection.ts';
import { Burst } from './burst.ts';
import { FolderWatch } from './folder-watch.ts';
import { Places } from './places.ts';
import { takeIn } from './take-in.ts';

/** How far watching goes, and what is done beyond. */
export interface WatchLimits {
  /** More than this many, and the system has better things to do with its memory. */
  folders: number;
  /** More files at once are found faster by looking at all of them. */
  files: number;
  /** Where not every folder can be watched, all are looked at this often, in milliseconds. */
  rescanEvery: number;
  /** … or when somebody opens the dataset again, but not more often than this. */
  rescanAtMostEvery: number;
}

export const defaultWatchLimits: WatchLimits = {
  folders: 50_000,
  files: 5_000,
  rescanEvery: 3 * 60_000,
  rescanAtMostEvery: 10_000,
};

interface Told {
  /** An image that another program has changed, or its labels. */
  onOutside: (image: string, version: string) => void;
  /** Images came, went or changed. */
  onChanged: () => void;
  /** Read the whole folder again; `force`: also files that have not changed. */
  rescan: (force: boolean) => Promise<void>;
}

/** Keeps the catalogue of an open dataset up to date with what other programs do to its folder. */
export class CollectionWatch {
  readonly #collection: OpenCollection;
  readonly #told: Told;
  readonly #limits: WatchLimits;
  readonly #places = new Places();
  readonly #folders: FolderWatch;
  readonly #burst = new Burst<string>((files) => this.#work(files));
  readonly #stop = new AbortController();
  #vocabulary: string;
  #clock: NodeJS.Timeout | null = null;
  #rescanned = -Infinity;
  #rescanning = false;
  #isVanished = false;

  constructor(collection: OpenCollection, told: Told, limits: WatchLimits) {
    this.#collection = collection;
    this.#told = told;
    this.#limits = limits;
    const { dataset } = collection;
    this.#vocabulary = dataset.vocabulary;
    const onVanished = (folder: string) => {
      this.#isVanished = true;
      this.#burst.add(folder);
    };
    const onFile = (file: string) => this.#burst.add(file);
    this.#folders = new FolderWatch(dataset.root, onFile, limits.folders, onVanished);
    this.#watchSources();
  }

  /** Watches the folders of a photograph; call it before its files are read. */
  readonly see = (photograph: Photograph): void => {
    for (const folder of this.#places.add(photograph)) this.#folders.add(folder);
    if (this.#folders.limit !== null) this.#fallBack();
  };

  /** What is wrong with the watch itself. */
  get problems(): Problem[] {
    const { limit } = this.#folders;
    if (limit === null) return [];
    return [
      {
        code: 'watch-limit',
        severity: 'warning',
        message: `Not all folders can be watched: ${limit}. What other programs change shows within minutes.`,
        remedy:
          process.platform === 'linux'
            ? 'Raise fs.inotify.max_user_watches, or open the dataset again to see changes at once.'
            : 'Open the dataset again to see changes at once.',
        file: '.',
      },
    ];
  }

  /** Somebody wants to see the folder as it is: looks at all of it, where it is not watched. */
  ask(): void {
    if (this.#folders.limit === null) return;
    const { rescanAtMostEvery } = this.#limits;
    if (performance.now() - this.#rescanned > rescanAtMostEvery) this.#rescanSoon();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    if (this.#clock) clearInterval(this.#clock);
    this.#folders.close();
    await this.#burst.close();
  }

  #watchSources(): void {
    const { dataset } = this.#collection;
    for (const folder of dataset.watchedFolders) this.#folders.add(folder);
  }

  #fallBack(): void {
    const { rescanEvery } = this.#limits;
    this.#clock ??= setInterval(() => this.#rescanSoon(), rescanEvery).unref();
  }

  async #work(files: Set<string>): Promise<void> {
    try {
      const { dataset } = this.#collection;
      if ([...files].some((file) => dataset.isStructure(file))) {
        if (await this.#takeInStructure()) return;
      }
      if (this.#isVanished || files.size > this.#limits.files) return await this.#rescan(false);
      const ids = new Set<string>();
      let looked = 0;
      for (const file of files) {
        for (const id of await this.#photographsOf(file)) ids.add(id);
        // Most are found in memory: without a pause the loop would keep everybody else waiting.
        if (++looked % 256 === 0) await setImmediate();
      }
      const heard = { onPhotograph: this.see, onOutside: this.#told.onOutside };
      const changed = await takeIn(this.#collection, [...ids], heard, this.#stop.signal);
      if (changed) this.#told.onChanged();
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      console.error(`A change of ${this.#collection.dataset.root} was missed: ${String(error)}`);
    }
  }

  /** data.yaml or a list of photographs. @returns whether everything was read again */
  async #takeInStructure(): Promise<boolean> {
    const { dataset, catalogue } = this.#collection;
    let isOwn: boolean;
    try {
      isOwn = await dataset.refresh();
    } catch (error) {
      await catalogue.putDatasetProblems([structureProblem(error, dataset.root)]);
      this.#told.onChanged();
      return false;
    }
    const before = this.#vocabulary;
    this.#vocabulary = dataset.vocabulary;
    this.#watchSources();
    if (isOwn) return false;
    await this.#rescan(this.#vocabulary !== before);
    return true;
  }

  #rescanSoon(): void {
    // One may take longer than it is to the next.
    if (this.#rescanning) return;
    this.#rescanning = true;
    // What fails is found again by the next one.
    void this.#rescan(false)
      .catch(() => undefined)
      .finally(() => (this.#rescanning = false));
  }

  async #rescan(force: boolean): Promise<void> {
    this.#isVanished = false;
    await this.#told.rescan(force);
    this.#rescanned = performance.now();
  }

  /** Ids of the photographs that a changed file is about. */
  async #photographsOf(file: string): Promise<string[]> {
    const { dataset } = this.#collection;
    const ids = this.#places.photographsOf(file);
    if (ids.length > 0) return ids;
    if (isImageName(file)) return [idOf(dataset.root, file)];
    if (dataset.watchedFolders.some((folder) => file.startsWith(folder + sep))) {
      await this.#watchNew(file);
    }
    return [];
  }

  /** A folder that was made among the photographs; what is in it already is taken in next. */
  async #watchNew(folder: string): Promise<void> {
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory() || this.#folders.wants(folder)) return;
    this.#folders.add(folder);
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (!name.startsWith('.')) this.#burst.add(join(folder, name));
  }
}

/** data.yaml cannot be read as it is now; everything else stays as it was. */
function structureProblem(error: unknown, root: string): Problem {
  const body: Partial<ErrorBody> = error instanceof SleuthsError ? error.body : {};
  const { message = String(error), remedy, file = root, line } = body;
  return {
    code: 'data-yaml-malformed',
    severity: 'error',
    message,
    file: file.startsWith(root) ? idOf(root, file) : file,
    ...(remedy !== undefined && { remedy }),
    ...(line !== undefined && { line }),
  };
}
