import type { BoxKey } from '../catalogue/exploration-writes.ts';
import type { Crop } from '../contract/crop.ts';
import type { Page } from '../contract/page.ts';
import { feed, IndividualNumbers } from './explore-batches.ts';
import type { OpenCollection } from './open-collection.ts';

interface Placed extends BoxKey {
  /** Cosine distance to the rest; null: not embedded. */
  distance: number | null;
}

interface Asked {
  individual: string;
  species?: string;
}

/** The order of the individual that was last asked for: a page after the first finds it here. */
const lastAsked = new WeakMap<OpenCollection, { key: string; order: Promise<readonly Placed[]> }>();

/**
 * One page of the crops of an individual: those that are least like the rest first, those that nobody
 * has embedded last.
 */
export async function cropsOfIndividual(
  collection: OpenCollection,
  asked: Asked,
  page: { cursor?: string; limit: number },
): Promise<Page<Crop>> {
  const { catalogue } = collection;
  const changes = await catalogue.changeCount();
  const key = JSON.stringify([asked.individual, asked.species, changes]);
  let last = lastAsked.get(collection);
  if (last?.key !== key) {
    last = { key, order: oddFirst(collection, asked) };
    lastAsked.set(collection, last);
    // A failure is of this request, not of the next.
    last.order.catch(() => lastAsked.delete(collection));
  }
  const order = await last.order;
  const after = page.cursor === undefined ? null : (JSON.parse(page.cursor) as Placed);
  const start = after ? firstAfter(order, after) : 0;
  const shown = order.slice(start, start + page.limit);
  const crops = await catalogue.cropsByIds(shown);
  return {
    items: crops.flatMap((crop, i) => (crop ? [{ ...crop, distance: shown[i]!.distance }] : [])),
    next: start + shown.length < order.length ? JSON.stringify(shown.at(-1)!) : null,
    total: order.length,
  };
}

/** Crops that are gone or have moved up leave the place between those before and after it. */
function firstAfter(order: readonly Placed[], after: Placed): number {
  const first = order.findIndex((crop) => compare(crop, after) > 0);
  return first < 0 ? order.length : first;
}

function compare(a: Placed, b: Placed): number {
  const distance = (b.distance ?? -1) - (a.distance ?? -1);
  if (distance !== 0) return distance;
  if (a.image !== b.image) return a.image < b.image ? -1 : 1;
  return a.box < b.box ? -1 : a.box > b.box ? 1 : 0;
}

async function oddFirst(
  collection: OpenCollection,
  { individual, species }: Asked,
): Promise<readonly Placed[]> {
  const distances = await distancesOf(collection, { individual, ...(species && { species }) });
  const boxes = await collection.catalogue.boxesOfIndividual(individual, species);
  return boxes
    .map((box) => ({ ...box, distance: distances.get(`${box.image}#${box.box}`) ?? null }))
    .sort(compare);
}

async function distancesOf(collection: OpenCollection, asked: Asked): Promise<Map<string, number>> {
  const gallery = await collection.gallery();
  if (!gallery) return new Map();
  const { dimensions } = gallery;
  using task = await collection.exploration.begin('odd', { dimensions });
  const ids: string[] = [];
  const walk = gallery.walk({ named: true, ...asked });
  await feed(task, walk, new IndividualNumbers(), ({ id }) => {
    for (const one of id) ids.push(one!);
  });
  const distances = await task.finish();
  return new Map(ids.map((id, crop) => [id, distances[crop]!]));
}
