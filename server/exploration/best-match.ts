import type { CropBatch } from './crop-batch.ts';
import type { Task, TaskContext } from './task.ts';

export interface BestMatchParameters {
  dimensions: number;
  queries: CropBatch;
  /** Individuals, by number, that each query is known not to be; queries without any are left out. */
  different: Map<number, number[]>;
  /** Crops of one place within so many milliseconds are one burst. */
  gap: number;
}

/** By query; scores are cosine similarities, -2: there is none. */
export interface BestMatches {
  /** The nearest crop of an individual other than the query's own, and whose it is (-1: nobody's). */
  other: Float32Array;
  individual: Int32Array;
  /** The nearest crop of the query's own individual. */
  same: Float32Array;
}

/** So many queries at once: their scores against a batch stay in the processor's cache. */
const rowsAtOnce = 256;

/** For each query the best individual of a gallery that passes by, its own photograph and burst left out. */
export class BestMatch implements Task<BestMatches> {
  readonly #queries: CropBatch;
  readonly #different: Map<number, Set<number>>;
  readonly #dimensions: number;
  readonly #gap: number;
  readonly #found: BestMatches;

  constructor({ queries, different, dimensions, gap }: BestMatchParameters) {
    this.#queries = queries;
    this.#different = new Map([...different].map(([query, names]) => [query, new Set(names)]));
    this.#dimensions = dimensions;
    this.#gap = gap;
    this.#found = {
      other: new Float32Array(queries.length).fill(-2),
      individual: new Int32Array(queries.length).fill(-1),
      same: new Float32Array(queries.length).fill(-2),
    };
  }

  async add(gallery: CropBatch, { product }: TaskContext): Promise<void> {
    const { vectors, length } = this.#queries;
    for (let first = 0; first < length; first += rowsAtOnce) {
      const rows = Math.min(rowsAtOnce, length - first);
      const block = vectors.subarray(first * this.#dimensions);
      const scores = await product.of(
        block,
        rows,
        gallery.vectors,
        gallery.length,
        this.#dimensions,
      );
      for (let row = 0; row < rows; row++) this.#look(first + row, row, scores, gallery);
    }
  }

  /** Most scores beat nothing: what is dear to ask is asked of the few that do. */
  #look(query: number, row: number, scores: Float32Array, gallery: CropBatch): void {
    const { same, other, individual } = this.#found;
    const own = this.#queries.individuals[query]!;
    const { individuals, length } = gallery;
    const start = row * length;
    let bestSame = same[query]!;
    let bestOther = other[query]!;
    for (let column = 0; column < length; column++) {
      const score = scores[start + column]!;
      const isOwn = individuals[column] === own;
      if (score <= (isOwn ? bestSame : bestOther)) continue;
      if (!this.#mayCompare(query, gallery, column)) continue;
      if (isOwn) bestSame = score;
      else {
        bestOther = score;
        individual[query] = individuals[column]!;
      }
    }
    same[query] = bestSame;
    other[query] = bestOther;
  }

  #mayCompare(query: number, gallery: CropBatch, column: number): boolean {
    const asked = this.#queries;
    if (asked.images[query] === gallery.images[column]) return false;
    // Times that are not known are NaN, and no distance from anything.
    const apart = Math.abs(asked.takenAt[query]! - gallery.takenAt[column]!);
    if (apart <= this.#gap && asked.places[query] === gallery.places[column]) return false;
    return !this.#different.get(query)?.has(gallery.individuals[column]!);
  }

  finish(): BestMatches {
    return this.#found;
  }
}
