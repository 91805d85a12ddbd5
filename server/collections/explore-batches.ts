import type { CropBatch } from '../exploration/crop-batch.ts';
import { NameNumbers, textNumber } from '../exploration/number-names.ts';
import type { RunningTask } from '../exploration/exploration-thread.ts';
import type { GalleryBatch } from '../gallery/gallery-batch.ts';

/** Individuals by number: names are unique within a species only. */
export class IndividualNumbers {
  readonly #numbers = new NameNumbers();

  of(individual: string, species: string | null): number {
    return this.#numbers.of(JSON.stringify([individual, species]));
  }

  at(number: number): { individual: string; species: string | null } {
    const [individual, species] = JSON.parse(this.#numbers.names[number]!) as [
      string,
      string | null,
    ];
    return { individual, species };
  }
}

/** Crops as the exploration's thread takes them; the vectors are handed over, not copied. */
export function cropBatch(batch: GalleryBatch, numbers: IndividualNumbers): CropBatch {
  return {
    length: batch.length,
    vectors: batch.vectors,
    individuals: Int32Array.from(batch.individual, (individual, row) =>
      individual === null ? -1 : numbers.of(individual, batch.species[row]!),
    ),
    images: Float64Array.from(batch.image, (image) => textNumber(image!)),
    places: Float64Array.from(batch.place, (place) => textNumber(place!)),
    takenAt: batch.takenAt,
  };
}

/** Room for so many crops; `length` counts those that are in it. */
export const emptyBatch = (room: number, dimensions: number): CropBatch => ({
  length: 0,
  vectors: new Float32Array(room * dimensions),
  individuals: new Int32Array(room),
  images: new Float64Array(room),
  places: new Float64Array(room),
  takenAt: new Float64Array(room),
});

/** Puts crops behind those that are in a batch, as far as there is room. */
export function append(to: CropBatch, batch: CropBatch, dimensions: number): void {
  const start = to.length;
  to.vectors.set(batch.vectors, start * dimensions);
  to.individuals.set(batch.individuals, start);
  to.images.set(batch.images, start);
  to.places.set(batch.places, start);
  to.takenAt.set(batch.takenAt, start);
  to.length += batch.length;
}

/** Several batches as one. */
export function joined(batches: readonly CropBatch[], dimensions: number): CropBatch {
  const room = batches.reduce((sum, batch) => sum + batch.length, 0);
  const all = emptyBatch(room, dimensions);
  for (const batch of batches) append(all, batch, dimensions);
  return all;
}

/**
 * Gives a task what a walk over the gallery meets. The next batch is read while the last is worked on,
 * and no more than that.
 * @param take called with each batch before it is given; false leaves it out
 */
export async function feed(
  task: RunningTask<unknown>,
  walk: AsyncIterable<GalleryBatch>,
  numbers: IndividualNumbers,
  take: (batch: GalleryBatch) => void = () => undefined,
  signal?: AbortSignal,
): Promise<void> {
  let last = Promise.resolve();
  for await (const batch of walk) {
    signal?.throwIfAborted();
    take(batch);
    const crops = cropBatch(batch, numbers);
    await last;
    last = task.add(crops);
    // Its failure is met where it is awaited next.
    last.catch(() => undefined);
  }
  await last;
}
