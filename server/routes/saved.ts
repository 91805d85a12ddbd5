import type { OpenCollection } from '../collections/open-collection.ts';
import { refreshLater } from '../collections/refresh-queue.ts';
import type { ImageDocument } from '../contract/image.ts';
import type { Workbench } from '../workbench.ts';

/** Tells the gallery and everybody who listens what was decided about an image. */
export function tellSaved(
  { events }: Workbench,
  collection: OpenCollection,
  document: ImageDocument,
): void {
  refreshLater(collection, document);
  events.emit({
    type: 'image',
    collection: collection.id,
    image: document.id,
    version: document.version,
    outside: false,
  });
}
