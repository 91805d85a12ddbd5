import type { UnsavedImage } from '../../server/contract/messages.ts';
import type { Storage } from './known-datasets.ts';

type ByImage = Record<string, UnsavedImage>;

/**
 * Decisions that a page could not save, by dataset. A webview's own state ends with its tab; these
 * wait for the next tab of the dataset, also in the next window.
 */
export class UnsavedStore {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  read(collection: string): UnsavedImage[] {
    return Object.values(this.#of(collection));
  }

  /** null: all of this image is saved. */
  write(collection: string, image: string, unsaved: UnsavedImage | null): void {
    const { [image]: _, ...rest } = this.#of(collection);
    const next = unsaved ? { ...rest, [image]: unsaved } : rest;
    const isEmpty = Object.keys(next).length === 0;
    void this.#storage.update(keyOf(collection), isEmpty ? undefined : next);
  }

  #of(collection: string): ByImage {
    return this.#storage.get<ByImage>(keyOf(collection), {});
  }
}

function keyOf(collection: string): string {
  return `unsaved ${collection}`;
}
