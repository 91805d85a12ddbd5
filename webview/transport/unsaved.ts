import type { UnsavedImage } from '../../server/contract/messages.ts';

/** Keeps what is not saved yet outside the page, image by image. */
export interface UnsavedMemory {
  read(collection: string): Promise<UnsavedImage[]>;
  /** null: all is saved. */
  write(collection: string, image: string, unsaved: UnsavedImage | null): void;
}

/** Reads a stored value of unknown age; null when it is not ours. */
export function parseUnsaved(value: unknown): UnsavedImage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { document, edits } = value as Partial<UnsavedImage>;
  const whole =
    typeof document?.id === 'string' &&
    typeof document.version === 'string' &&
    Array.isArray(document.annotations) &&
    Array.isArray(edits) &&
    edits.length > 0 &&
    edits.every((queued: unknown) => isQueued(queued));
  return whole ? { document, edits } : null;
}

function isQueued(value: unknown): boolean {
  const edit: unknown = (value as Partial<UnsavedImage['edits'][number]> | null)?.edit;
  return typeof edit === 'object' && edit !== null && 'verb' in edit;
}

/** The part of `localStorage` that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** One entry an image, so that two tabs with one dataset leave each other's alone. */
export function storedUnsaved(storage: () => TextStorage): UnsavedMemory {
  const prefix = (collection: string) => `safari-sleuths.unsaved\n${collection}\n`;
  return {
    read: (collection) => {
      try {
        const texts = storage();
        const keys = Array.from({ length: texts.length }, (_, i) => texts.key(i) ?? '');
        const kept = keys
          .filter((key) => key.startsWith(prefix(collection)))
          .map((key) => parseUnsaved(JSON.parse(texts.getItem(key) ?? 'null')))
          .filter((unsaved) => unsaved !== null);
        return Promise.resolve(kept);
      } catch {
        return Promise.resolve([]);
      }
    },
    write: (collection, image, unsaved) => {
      try {
        const key = prefix(collection) + image;
        if (unsaved) storage().setItem(key, JSON.stringify(unsaved));
        else storage().removeItem(key);
      } catch {
        // Storage is full or switched off: the page still holds them, and warns before it is left.
      }
    },
  };
}
