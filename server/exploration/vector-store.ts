import type { CropBatch } from './crop-batch.ts';

/** Vectors one after the other, with the photograph that each is from; it grows as they come. */
export class VectorStore {
  readonly dimensions: number;
  vectors: Float32Array;
  images: Float64Array;
  length = 0;

  constructor(dimensions: number, expected = 1024) {
    this.dimensions = dimensions;
    this.vectors = new Float32Array(expected * dimensions);
    this.images = new Float64Array(expected);
  }

  /** @param rows vectors of the store's own length, those of the batch by default */
  add(batch: CropBatch, rows: Float32Array = batch.vectors): void {
    const needed = this.length + batch.length;
    if (needed > this.images.length) this.#grow(Math.max(needed, 2 * this.images.length));
    this.vectors.set(
      rows.subarray(0, batch.length * this.dimensions),
      this.length * this.dimensions,
    );
    this.images.set(batch.images.subarray(0, batch.length), this.length);
    this.length = needed;
  }

  #grow(rows: number): void {
    const vectors = new Float32Array(rows * this.dimensions);
    vectors.set(this.vectors);
    const images = new Float64Array(rows);
    images.set(this.images);
    this.vectors = vectors;
    this.images = images;
  }

  row(index: number): Float32Array {
    return this.vectors.subarray(index * this.dimensions, (index + 1) * this.dimensions);
  }
}
