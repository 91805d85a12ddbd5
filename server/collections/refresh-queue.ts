import type { ImageDocument } from '../contract/image.ts';
import type { OpenCollection } from './open-collection.ts';
import { refreshCrops } from './refresh-crops.ts';

const queues = new WeakMap<OpenCollection, Promise<void>>();

/** Carries a decision into the gallery, after those before it; nobody waits for it. */
export function refreshLater(collection: OpenCollection, document: ImageDocument): void {
  const next = refreshed(collection)
    .then(() => refreshCrops(collection, document))
    .catch((error: unknown) => {
      // The labels are saved and the image counts as not indexed: the next index mends the gallery.
      console.error(`${document.id}: its crops could not be refreshed: ${String(error)}`);
    });
  queues.set(collection, next);
}

/** Resolves when the gallery knows every decision made until now. */
export const refreshed = (collection: OpenCollection): Promise<void> =>
  queues.get(collection) ?? Promise.resolve();
