import type { CropBatch } from './crop-batch.ts';
import { similarityToRest } from './groups.ts';
import type { Task } from './task.ts';
import { VectorStore } from './vector-store.ts';

/** Cosine distance of each crop to the mean of the others, 0 to 2; 0 for one that is alone. */
export class OddOnes implements Task<Float32Array> {
  readonly #store: VectorStore;

  constructor({ dimensions }: { dimensions: number }) {
    this.#store = new VectorStore(dimensions);
  }

  add(batch: CropBatch): void {
    this.#store.add(batch);
  }

  finish(): Float32Array {
    const store = this.#store;
    const sum = new Float32Array(store.dimensions);
    for (let crop = 0; crop < store.length; crop++) {
      store.row(crop).forEach((value, i) => (sum[i]! += value));
    }
    return Float32Array.from({ length: store.length }, (_, crop) =>
      store.length === 1 ? 0 : 1 - similarityToRest(sum, store.row(crop)),
    );
  }
}
