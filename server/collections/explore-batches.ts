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

/** Several batches as one. */
export function joined(batches: readonly CropBatch[], dimensions: number): CropBatch {
  const length = batches.reduce((sum, batch) => sum + batch.length, 0);
  const all: CropBatch = {
    length,
    vectors: new Float32Array(length * dimensions),
    individuals: new Int32Array(length),
    images: new Float64Array(length),
    places: new Float64Array(length),
    takenAt: new Float64Array(length),
  };
  let start = 0;
  for (const batch of batches) {
    all.vectors.set(batch.vectors, start * dimensions);
    all.individuals.set(batch.individuals, start);
    all.images.set(batch.images, start);
    all.places.set(batch.places, start);
    all.takenAt.set(batch.takenAt, start);
    start += batch.length;
  }
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
