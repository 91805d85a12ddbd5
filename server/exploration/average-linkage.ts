import { EdgeHeap } from './edge-heap.ts';
import type { NeighbourLists } from './nearest-neighbours.ts';
import type { VectorStore } from './vector-store.ts';

/** Clusters of vectors that merge while their mean similarity is high. */
class Clusters {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;
  readonly #sums: Float32Array;
  readonly #dimensions: number;
  readonly #images: (Set<number> | null)[];
  readonly #ownImage: Float64Array;

  constructor({ vectors, images, length, dimensions }: VectorStore) {
    this.#parent = Int32Array.from({ length }, (_, index) => index);
    this.#size = new Int32Array(length).fill(1);
    this.#sums = vectors.slice(0, length * dimensions);
    this.#dimensions = dimensions;
    this.#images = Array.from({ length }, () => null);
    this.#ownImage = images;
  }

  root(index: number): number {
    let at = index;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]!]!;
      at = this.#parent[at]!;
    }
    return at;
  }

  /** Mean of all similarities between two clusters: that of their sums, since dot products add up. */
  similarity(a: number, b: number): number {
    const d = this.#dimensions;
    let sum = 0;
    for (let i = a * d, j = b * d, end = i + d; i < end; i++, j++) {
      sum += this.#sums[i]! * this.#sums[j]!;
    }
    return sum / (this.#size[a]! * this.#size[b]!);
  }

  #imagesOf(root: number): Iterable<number> {
    return this.#images[root] ?? [this.#ownImage[root]!];
  }

  #hasImage(root: number, image: number): boolean {
    return this.#images[root]?.has(image) ?? this.#ownImage[root] === image;
  }

  /** Whether both have a crop of one photograph: those are different animals. */
  clash(a: number, b: number): boolean {
    const [few, many] = this.#size[a]! < this.#size[b]! ? [a, b] : [b, a];
    for (const image of this.#imagesOf(few)) if (this.#hasImage(many, image)) return true;
    return false;
  }

  merge(a: number, b: number): void {
    const [few, many] = this.#size[a]! < this.#size[b]! ? [a, b] : [b, a];
    const images = this.#images[many] ?? new Set(this.#imagesOf(many));
    for (const image of this.#imagesOf(few)) images.add(image);
    this.#images[many] = images;
    this.#images[few] = null;
    this.#parent[few] = many;
    this.#size[many]! += this.#size[few]!;
    const d = this.#dimensions;
    for (let i = 0; i < d; i++) this.#sums[many * d + i]! += this.#sums[few * d + i]!;
  }
}

/**
 * Agglomerative clustering by average linkage (UPGMA; Sokal and Michener 1958) over the pairs of a
 * neighbour graph: the most similar clusters merge while the mean similarity of all their pairs is at
 * least `threshold`. Merging never makes clusters more similar to a third than the better of the two
 * was, so a pair's old similarity is an upper bound, and it is enough to look again when its turn comes.
 * Crops of one photograph never meet in a cluster.
 * @returns for each vector the index of the vector that stands for its cluster
 */
export async function averageLinkage(
  store: VectorStore,
  { k, index, similarity }: NeighbourLists,
  threshold: number,
  pause: (merged: number) => Promise<void>,
): Promise<Int32Array> {
  const { length } = store;
  let edges = 0;
  for (const value of similarity) if (value >= threshold) edges += 1;
  const heap = new EdgeHeap(edges);
  for (let a = 0; a < length; a++) {
    for (let place = a * k; place < (a + 1) * k; place++) {
      if (similarity[place]! >= threshold) heap.push(a, index[place]!, similarity[place]!);
    }
  }

  const clusters = new Clusters(store);
  const tolerance = 1e-5;
  let looked = 0;
  let merged = 0;
  for (let edge = heap.pop(); edge; edge = heap.pop()) {
    if (++looked % 20_000 === 0) await pause(merged);
    const a = clusters.root(edge.a);
    const b = clusters.root(edge.b);
    if (a === b) continue;
    const now = clusters.similarity(a, b);
    if (now < threshold) continue;
    if (now < edge.similarity - tolerance) {
      heap.push(a, b, now);
      continue;
    }
    if (clusters.clash(a, b)) continue;
    clusters.merge(a, b);
    merged += 1;
  }
  return Int32Array.from({ length }, (_, at) => clusters.root(at));
}
