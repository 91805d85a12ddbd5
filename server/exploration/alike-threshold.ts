import type { MatrixProduct } from './matrix-product.ts';
import type { VectorStore } from './vector-store.ts';

const sampleSize = 1000;
/** Deviations above the middle. */
const deviations = 4;
const highest = 0.95;
const lowest = 0.5;

/**
 * The similarity above which two crops are hardly of different animals, found without a single name.
 * Most pairs of crops are of different animals: the lower half of their similarities, which pairs of
 * the same animal do not reach, tells how those scatter (median minus the 16th percentile: one
 * deviation of a normal distribution), and the threshold lies four deviations above the median.
 */
export async function alikeThreshold(store: VectorStore, product: MatrixProduct): Promise<number> {
  const { length, dimensions } = store;
  const size = Math.min(sampleSize, length);
  const sample = new Float32Array(size * dimensions);
  const images = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const from = Math.floor((i * length) / size);
    sample.set(store.row(from), i * dimensions);
    images[i] = store.images[from]!;
  }
  const scores = await product.of(sample, size, sample, size, dimensions);
  const pairs = new Float32Array((size * (size - 1)) / 2);
  let count = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      if (images[a] !== images[b]) pairs[count++] = scores[a * size + b]!;
    }
  }
  if (count === 0) return highest;
  const sorted = pairs.subarray(0, count).sort();
  const quantile = (share: number) => sorted[Math.floor(share * (count - 1))]!;
  const median = quantile(0.5);
  const deviation = median - quantile(0.1587);
  return Math.min(highest, Math.max(lowest, median + deviations * deviation));
}
