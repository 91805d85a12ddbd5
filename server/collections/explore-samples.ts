import type { NoveltySample } from '../identity/novelty.ts';
import type { CropBatch } from '../exploration/crop-batch.ts';
import type { ExplorationThread } from '../exploration/exploration-thread.ts';
import type { WalkFilter } from '../gallery/gallery-batch.ts';
import type { Gallery } from '../gallery/gallery.ts';
import { cropBatch, feed, IndividualNumbers, joined } from './explore-batches.ts';
import { burstGap } from './burst.ts';

/** What a sample of named crops tells of how alike crops of one, and of different, individuals are. */
export interface GallerySamples {
  samples: NoveltySample[];
  individuals: number;
  /** Of these, such with a single sighting. */
  once: number;
  /** Crops, those of one photograph or burst counted once for each individual. */
  sightings: number;
}

/** Named crops asked of all others; more make the answer no better. */
const sampleSize = 500;

interface Walked {
  queries: CropBatch;
  individuals: number;
  once: number;
  sightings: number;
}

/**
 * Asks a sample of the named crops of a species who they are, of the other named crops.
 * @param species null: crops of all species
 * @returns null where there are none
 */
export async function samplesOf(
  exploration: ExplorationThread,
  gallery: Gallery,
  species: string | null,
  signal?: AbortSignal,
): Promise<GallerySamples | null> {
  const filter: WalkFilter = { named: true, ...(species === null ? {} : { species }) };
  const numbers = new IndividualNumbers();
  const total = await gallery.countWalk(filter);
  if (total === 0) return null;
  const { queries, ...counts } = await choose(gallery, filter, total, numbers);
  using task = await exploration.begin(
    'match',
    { dimensions: gallery.dimensions, queries, different: new Map(), gap: burstGap },
    { ...(signal && { signal }) },
  );
  await feed(task, gallery.walk(filter), numbers, undefined, signal);
  const { same, other } = await task.finish();
  const score = (value: number) => (value === -2 ? null : value);
  const samples = Array.from(same, (known, query) => ({
    known: score(known),
    other: score(other[query]!),
  }));
  return { samples, ...counts };
}

/** Every so many-th crop, and how often each individual was met. */
async function choose(
  gallery: Gallery,
  filter: WalkFilter,
  total: number,
  numbers: IndividualNumbers,
): Promise<Walked> {
  const step = Math.max(1, total / sampleSize);
  const chosen: CropBatch[] = [];
  const sightings = new Map<number, Set<number>>();
  let met = 0;
  let next = 0;
  for await (const batch of gallery.walk(filter)) {
    const crops = cropBatch(batch, numbers);
    for (let row = 0; row < crops.length; row++, met++) {
      const individual = crops.individuals[row]!;
      const seen = sightings.get(individual) ?? new Set();
      sightings.set(individual, seen.add(sightingOf(crops, row)));
      if (met < next) continue;
      next += step;
      chosen.push(rowOf(crops, row, gallery.dimensions));
    }
  }
  const sizes = [...sightings.values()].map(({ size }) => size);
  return {
    queries: joined(chosen, gallery.dimensions),
    individuals: sizes.length,
    once: sizes.filter((size) => size === 1).length,
    sightings: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** Equal for crops of one photograph, or of one place within the same gap. */
const sightingOf = ({ images, places, takenAt }: CropBatch, row: number): number =>
  Number.isNaN(takenAt[row])
    ? images[row]!
    : (places[row]! % 2 ** 31) * 2 ** 21 + (Math.floor(takenAt[row]! / burstGap) % 2 ** 21);

const rowOf = (crops: CropBatch, row: number, dimensions: number): CropBatch => ({
  length: 1,
  vectors: crops.vectors.slice(row * dimensions, (row + 1) * dimensions),
  individuals: crops.individuals.slice(row, row + 1),
  images: crops.images.slice(row, row + 1),
  places: crops.places.slice(row, row + 1),
  takenAt: crops.takenAt.slice(row, row + 1),
});
