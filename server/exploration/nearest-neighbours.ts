import type { TaskContext } from './task.ts';
import type { VectorStore } from './vector-store.ts';

/** `length` × `k`, nearest first; -1 and -2 where there are fewer. */
export interface NeighbourLists {
  k: number;
  index: Int32Array;
  similarity: Float32Array;
}

const rowsAtOnce = 256;
const columnsAtOnce = 4096;

/**
 * The k nearest of all others by cosine similarity, exactly, block by block.
 * @param apart leaves out crops of the same photograph: they are other animals
 */
export async function nearestNeighbours(
  store: VectorStore,
  k: number,
  apart: boolean,
  context: TaskContext,
): Promise<NeighbourLists> {
  const { product } = context;
  const { length, dimensions, vectors, images } = store;
  const index = new Int32Array(length * k).fill(-1);
  const similarity = new Float32Array(length * k).fill(-2);
  for (let first = 0; first < length; first += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, length - first);
    const block = vectors.subarray(first * dimensions);
    for (let start = 0; start < length; start += columnsAtOnce) {
      const columns = Math.min(columnsAtOnce, length - start);
      const others = vectors.subarray(start * dimensions);
      const scores = await product.of(block, rows, others, columns, dimensions);
      for (let row = 0; row < rows; row++) {
        const query = first + row;
        const last = query * k + k - 1;
        let least = similarity[last]!;
        const offset = row * columns;
        for (let column = 0; column < columns; column++) {
          const score = scores[offset + column]!;
          if (score <= least) continue;
          const other = start + column;
          if (other === query || (apart && images[other] === images[query])) continue;
          insert(index, similarity, query * k, last, other, score);
          least = similarity[last]!;
        }
      }
    }
    await context.progress(Math.min(length, first + rows), length);
  }
  return { k, index, similarity };
}

/** Puts one into a sorted list from `start` to `last`; its last falls out. */
function insert(
  index: Int32Array,
  similarity: Float32Array,
  start: number,
  last: number,
  other: number,
  score: number,
): void {
  let place = last;
  while (place > start && similarity[place - 1]! < score) {
    similarity[place] = similarity[place - 1]!;
    index[place] = index[place - 1]!;
    place -= 1;
  }
  similarity[place] = score;
  index[place] = other;
}
