import type { Annotation } from '../contract/annotation.ts';
import { cameraTime, placeOf } from '../contract/camera.ts';
import type { ImageDocument } from '../contract/image.ts';
import { rowId } from '../gallery/gallery-row.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { burstGap } from './burst.ts';
import type { OpenCollection } from './open-collection.ts';

interface Changed {
  document: ImageDocument;
  annotation: Annotation;
}

/** Unnamed crops whose best suggestion one new name may change. */
const mostChanged = 200;
/** Crops that wait for this; with more, the next ranking of all is the quicker way. */
const mostWaiting = 256;

const waiting = new WeakMap<OpenCollection, { crops: Changed[]; working: Promise<void> | null }>();

/**
 * Crops have got or lost their names, or are new: the best suggestions follow, after a while. The queue
 * is apart from that of the decisions, so that nobody waits for it.
 */
export function suggestLater(
  collection: OpenCollection,
  document: ImageDocument,
  annotations: readonly Annotation[],
): void {
  const queue = waiting.get(collection) ?? { crops: [], working: null };
  waiting.set(collection, queue);
  for (const annotation of annotations) {
    if (queue.crops.length < mostWaiting) queue.crops.push({ document, annotation });
  }
  if (queue.crops.length === 0) return;
  queue.working ??= workOff(collection, queue.crops).finally(() => (queue.working = null));
}

/** Resolves when all of it is done. */
export const suggested = async (collection: OpenCollection): Promise<void> => {
  await waiting.get(collection)?.working;
};

async function workOff(collection: OpenCollection, crops: Changed[]): Promise<void> {
  for (let crop = crops.shift(); crop; crop = crops.shift()) {
    const { document, annotation } = crop;
    try {
      const gallery = await collection.gallery();
      const vector = await gallery?.vector(rowId(document.id, annotation.id));
      if (!gallery || !vector) continue;
      if (annotation.individual === null) await suggestFor(collection, gallery, vector, crop);
      else if (annotation.state === 'accepted') await tell(collection, gallery, vector, crop);
    } catch (error) {
      // The next ranking of all crops mends it.
      console.error(`${document.id}: its suggestions were not carried on: ${String(error)}`);
    }
  }
}

/** A crop that waits for a name gets its best suggestion. */
async function suggestFor(
  { catalogue }: OpenCollection,
  gallery: Gallery,
  vector: Float32Array,
  { document: { id: image, takenAt: taken }, annotation }: Changed,
): Promise<void> {
  const { species, state, comparisons } = annotation;
  if (state !== 'proposed' && state !== 'accepted') return;
  const takenAt = cameraTime(taken);
  const burst = takenAt === null ? null : { place: placeOf(image), takenAt, gap: burstGap };
  const notIndividuals = comparisons
    .filter(({ verdict }) => verdict === 'different')
    .map(({ individual }) => individual);
  const [best] = await gallery.nearest(vector, { species, image, burst, notIndividuals }, 1);
  if (!best) return;
  const { individual, similarity: score } = best;
  await catalogue.putTopSuggestions([
    { image, box: annotation.id, individual, species: best.species, score },
  ]);
}

/** Unnamed crops that are most like one with a name learn of it. */
async function tell(
  { catalogue }: OpenCollection,
  gallery: Gallery,
  vector: Float32Array,
  { document, annotation: { individual, species } }: Changed,
): Promise<void> {
  const takenAt = cameraTime(document.takenAt);
  const place = placeOf(document.id);
  const near = await gallery.nearestUnnamed(vector, species, mostChanged);
  const others = near.filter((crop) => {
    if (crop.image === document.id) return false;
    if (takenAt === null || crop.takenAt === null || crop.place !== place) return true;
    return Math.abs(crop.takenAt - takenAt) > burstGap;
  });
  await catalogue.improveTopSuggestions(
    others.map(({ image, annotation: box, similarity: score }) => ({
      image,
      box,
      individual: individual!,
      species,
      score,
    })),
  );
}
