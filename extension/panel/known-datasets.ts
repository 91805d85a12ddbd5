/** What is kept from one window to the next; VS Code's `Memento` is one. */
export interface Storage {
  get<T>(key: string, fallback: T): T;
  update(key: string, value: unknown): PromiseLike<void>;
}

const storageKey = 'datasets';
const most = 50;

/**
 * Where each collection lies. A restored panel knows only the id that the server gave it, and a
 * server that has just started knows none.
 */
export class KnownDatasets {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  remember(collection: string, path: string): void {
    const others = this.#entries().filter(([id]) => id !== collection);
    const entries = [...others, [collection, path]].slice(-most);
    void this.#storage.update(storageKey, Object.fromEntries(entries));
  }

  path(collection: string): string | null {
    return new Map(this.#entries()).get(collection) ?? null;
  }

  #entries(): [string, string][] {
    return Object.entries(this.#storage.get<Record<string, string>>(storageKey, {}));
  }
}
