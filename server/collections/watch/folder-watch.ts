import { watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

const limits = ['ENOSPC', 'EMFILE', 'ENFILE'];

/**
 * Watches folders one by one, not what is below them. A folder that is wanted but not there yet is
 * watched as soon as it appears in its parent, and one that is made anew is watched anew.
 */
export class FolderWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #missing = new Set<string>();
  readonly #root: string;
  readonly #onFile: (file: string) => void;
  readonly #onVanished: (folder: string) => void;
  readonly #most: number;
  #closed = false;
  /** Why not all folders are watched; null: they are. */
  limit: string | null = null;

  /**
   * @param root the folders between it and a wanted one are watched too
   * @param onFile hears of a file that was written, moved or removed
   * @param most folders are watched, and no more
   * @param onVanished hears of a watched folder that has gone
   */
  constructor(
    root: string,
    onFile: (file: string) => void,
    most: number,
    onVanished: (folder: string) => void = () => {},
  ) {
    this.#root = root;
    this.#onFile = onFile;
    this.#most = most;
    this.#onVanished = onVanished;
  }

  add(folder: string): void {
    if (this.#closed || this.limit !== null) return;
    if (this.#watchers.has(folder) || this.#missing.has(folder)) return;
    this.#watch(folder);
    if (folder.startsWith(this.#root + sep)) this.add(dirname(folder));
  }

  /** Whether it is, or would be, watched. */
  wants(folder: string): boolean {
    return this.#watchers.has(folder) || this.#missing.has(folder);
  }

  close(): void {
    this.#closed = true;
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #watch(folder: string): void {
    if (this.#watchers.size >= this.#most) {
      this.limit = `there are more than ${this.#most} folders`;
      return;
    }
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null) void this.#tellAll(folder);
        else if (!name.startsWith('.')) this.#hear(join(folder, name));
      });
      watcher.on('error', () => this.#lose(folder));
      this.#watchers.set(folder, watcher);
      this.#missing.delete(folder);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (limits.includes(code)) this.limit = `the system allows no more of it (${code})`;
      else this.#missing.add(folder);
    }
  }

  #hear(path: string): void {
    if (!this.wants(path)) return this.#onFile(path);
    // A wanted folder was made, removed, or removed and made again.
    const was = this.#watchers.has(path);
    this.#lose(path);
    this.#watch(path);
    if (this.#watchers.has(path)) {
      void this.#tellAll(path);
      const below = [...this.#missing].filter((folder) => folder.startsWith(path + sep));
      for (const folder of below) this.#hear(folder);
    } else if (was) {
      this.#onVanished(path);
    }
  }

  #lose(folder: string): void {
    this.#watchers.get(folder)?.close();
    if (this.#watchers.delete(folder)) this.#missing.add(folder);
  }

  /** Of what was written before the watch began, nothing was heard. */
  async #tellAll(folder: string): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (!name.startsWith('.')) this.#onFile(join(folder, name));
  }
}
