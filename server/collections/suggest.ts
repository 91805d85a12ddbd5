import { SleuthsError } from '../contract/errors.ts';
import type { ImageDocument } from '../contract/image.ts';
import type { Ranking } from '../contract/suggestion.ts';
import type { NeighbourFilter } from '../gallery/filter.ts';
import { rowId } from '../gallery/gallery-row.ts';
import { readDocument } from './document.ts';
import { cameraTime, placeOf } from './gallery-rows.ts';
import type { OpenCollection } from './open-collection.ts';
import { rankNeighbours } from './rank-neighbours.ts';
import { embed } from './refresh-crops.ts';

/** Photographs of one place this close in time are one burst, in milliseconds. */
export const burstGap = 60_000;

/** Who a box probably is: individuals ranked by the exact search of the gallery. */
export async function suggest(
  collection: OpenCollection,
  path: string,
  annotationId: string,
  limit: number,
): Promise<Ranking> {
  const document = await readDocument(collection, path);
  const annotation = document.annotations.find(({ id }) => id === annotationId);
  if (!annotation) {
    throw new SleuthsError({
      code: 'not-found',
      message: `${path} has no box ${annotationId} any more.`,
      file: path,
    });
  }
  const { species } = annotation;
  const none = { crops: 0, individuals: 0, species, model: null };
  const embedder = await collection.engine.embedder();
  const gallery = await collection.gallery();
  if (!embedder || !gallery) return { suggestions: [], gallery: none, empty: 'no-embedder' };

  const filter = neighbourFilterOf(document, species);
  const crops = await gallery.count(filter);
  const summary = { ...none, crops, model: embedder.id };
  if (crops === 0) {
    const any = species === null ? 0 : await gallery.count({ ...filter, species: null });
    const empty = any > 0 ? 'no-gallery-of-species' : 'no-gallery';
    return { suggestions: [], gallery: summary, empty };
  }

  const id = rowId(path, annotationId);
  let vector = await gallery.vector(id);
  if (!vector) {
    await embed(collection, document, [annotation]);
    vector = await gallery.vector(id);
  }
  if (!vector) return { suggestions: [], gallery: summary, empty: 'not-indexed' };

  const suggestions = await rankNeighbours(gallery, vector, filter, limit);
  const query = { limit: 1, ...(species === null ? {} : { species }) };
  const { total } = await collection.catalogue.listIndividuals(query, { limit: 1 });
  return { suggestions, gallery: { ...summary, individuals: total }, empty: null };
}

function neighbourFilterOf(document: ImageDocument, species: string | null): NeighbourFilter {
  const takenAt = cameraTime(document.takenAt);
  const burst = takenAt === null ? null : { place: placeOf(document.id), takenAt, gap: burstGap };
  return { species, image: document.id, burst };
}
