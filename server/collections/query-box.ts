import type { Annotation } from '../contract/annotation.ts';
import { cameraTime, placeOf } from '../contract/camera.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { ImageDocument } from '../contract/image.ts';
import type { NeighbourFilter } from '../gallery/filter.ts';
import { rowId } from '../gallery/gallery-row.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { burstGap } from './burst.ts';
import { readDocument } from './document.ts';
import type { OpenCollection } from './open-collection.ts';
import { embed } from './refresh-crops.ts';

/** A box that somebody asks about. */
export interface QueryBox {
  document: ImageDocument;
  annotation: Annotation;
}

export const burstOf = ({ document }: QueryBox): NeighbourFilter['burst'] => {
  const takenAt = cameraTime(document.takenAt);
  return takenAt === null ? null : { place: placeOf(document.id), takenAt, gap: burstGap };
};

/** @throws SleuthsError `not-found` when the image or its box is gone */
export async function queryBox(
  collection: OpenCollection,
  image: string,
  annotationId: string,
): Promise<QueryBox> {
  const document = await readDocument(collection, image);
  const annotation = document.annotations.find(({ id }) => id === annotationId);
  if (annotation) return { document, annotation };
  throw new SleuthsError({
    code: 'not-found',
    message: `${image} has no box ${annotationId} any more.`,
    file: image,
  });
}

/** A box as the gallery holds it, embedded now if it was not; null: that cannot be done. */
export async function vectorOf(
  collection: OpenCollection,
  gallery: Gallery,
  { document, annotation }: QueryBox,
): Promise<Float32Array | null> {
  const id = rowId(document.id, annotation.id);
  const known = await gallery.vector(id);
  if (known) return known;
  await embed(collection, document, [annotation]);
  return gallery.vector(id);
}
