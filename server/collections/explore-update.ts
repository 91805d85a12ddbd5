import type { Annotation } from '../contract/annotation.ts';
import { cameraTime, placeOf } from '../contract/camera.ts';
import type { ImageDocument } from '../contract/image.ts';
import { rowId } from '../gallery/gallery-row.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { burstGap } from './burst.ts';
import type { OpenCollection } from './open-collection.ts';

/** What a decision has made of an image's crops. */
export interface CropsChanged {
  document: ImageDocument;
  /** Crops with another name, place or verdict than before, and new ones. */
  changed: readonly Annotation[];
  /** Individuals for whom a crop of it spoke, and does no more. */
  lost: readonly { individual: string; species: string | null }[];
}

/** A crop as far as its suggestion needs it. */
interface Asking {
  image: string;
  takenAt: string | null;
  annotation: Annotation;
}

/** Unnamed crops whose best suggestion one new name may change. */
const mostTold = 200;
/** Unnamed crops that are asked about anew because their individual has lost a crop. */
const mostAsked = 64;
/** Images that wait for this; with more, the next ranking of all is the quicker way. */
const mostWaiting = 256;

const waiting = new WeakMap<
  OpenCollection,
  { changes: CropsChanged[]; working: Promise<void> | null }
>();

/**
 * Crops have got or lost their names, or are new: the best suggestions follow, after a while. The queue
 * is apart from that of the decisions, so that nobody waits for it.
 */
export function suggestLater(collection: OpenCollection, change: CropsChanged): void {
  const queue = waiting.get(collection) ?? { changes: [], working: null };
  waiting.set(collection, queue);
  if (queue.changes.length < mostWaiting) queue.changes.push(change);
  queue.working ??= workOff(collection, queue.changes).finally(() => (queue.working = null));
}

/** Resolves when all of it is done. */
export const suggested = async (collection: OpenCollection): Promise<void> => {
  await waiting.get(collection)?.working;
};

async function workOff(collection: OpenCollection, changes: CropsChanged[]): Promise<void> {
  for (let change = changes.shift(); change; change = changes.shift()) {
    const { id, version } = change.document;
    try {
      const gallery = await collection.gallery();
      if (!gallery || !(await carryOn(collection, gallery, change))) continue;
      await collection.catalogue.putRanked(id, version);
    } catch (error) {
      // The next ranking of all crops mends it.
      console.error(`${id}: its suggestions were not carried on: ${String(error)}`);
    }
  }
}

/** @returns whether all that may rest on the change was looked at */
async function carryOn(
  collection: OpenCollection,
  gallery: Gallery,
  { document, changed, lost }: CropsChanged,
): Promise<boolean> {
  const { id: image, takenAt } = document;
  for (const annotation of changed) {
    const crop = { image, takenAt, annotation };
    if (annotation.individual === null) await suggestFor(collection, gallery, crop);
    else if (annotation.state === 'accepted') await tell(collection, gallery, crop);
  }
  const { catalogue } = collection;
  for (const { individual, species } of lost) {
    const keys = await catalogue.boxesSuggested(individual, species, mostAsked + 1);
    if (keys.length > mostAsked) return false;
    for (const crop of await catalogue.cropsByIds(keys)) {
      if (crop) await suggestFor(collection, gallery, crop);
    }
  }
  return true;
}

/** A crop that waits for a name gets its best suggestion. */
async function suggestFor(
  { catalogue }: OpenCollection,
  gallery: Gallery,
  { image, takenAt: taken, annotation }: Asking,
): Promise<void> {
  const { id: box, species, state, comparisons } = annotation;
  if (state !== 'proposed' && state !== 'accepted') return;
  const vector = await gallery.vector(rowId(image, box));
  if (!vector) return;
  const takenAt = cameraTime(taken);
  const burst = takenAt === null ? null : { place: placeOf(image), takenAt, gap: burstGap };
  const notIndividuals = comparisons
    .filter(({ verdict }) => verdict === 'different')
    .map(({ individual }) => individual);
  const [best] = await gallery.nearest(vector, { species, image, burst, notIndividuals }, 1);
  if (!best) return catalogue.dropTopSuggestions([{ image, box }]);
  const { individual, similarity: score } = best;
  await catalogue.putTopSuggestions([{ image, box, individual, species: best.species, score }]);
}

/** Unnamed crops that are most like one with a name learn of it. */
async function tell(
  { catalogue }: OpenCollection,
  gallery: Gallery,
  { image, takenAt: taken, annotation: { id, individual, species } }: Asking,
): Promise<void> {
  const vector = await gallery.vector(rowId(image, id));
  if (!vector) return;
  const takenAt = cameraTime(taken);
  const place = placeOf(image);
  const near = await gallery.nearestUnnamed(vector, species, mostTold);
  const others = near.filter((crop) => {
    if (crop.image === image) return false;
    if (takenAt === null || crop.takenAt === null || crop.place !== place) return true;
    return Math.abs(crop.takenAt - takenAt) > burstGap;
  });
  await catalogue.improveTopSuggestions(
    others.map(({ image: other, annotation: box, similarity: score }) => ({
      image: other,
      box,
      individual: individual!,
      species,
      score,
    })),
  );
}
