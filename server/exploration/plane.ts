import { UMAP } from 'umap-js';
import type { CropBatch } from './crop-batch.ts';
import { nearestNeighbours, type NeighbourLists } from './nearest-neighbours.ts';
import { project, type Axes } from './principal-axes.ts';
import type { Task, TaskContext } from './task.ts';
import { VectorStore } from './vector-store.ts';

export interface PlaneParameters {
  dimensions: number;
  /** The first two are the plane of PCA. */
  axes: Axes;
  /** Whether neighbours shall stay neighbours, which takes far longer. */
  umap: boolean;
}

export interface Plane {
  method: 'umap' | 'pca';
  /** By crop, -1 to 1. */
  x: Float32Array;
  y: Float32Array;
}

const neighbours = 15;

/**
 * Two dimensions for every crop, by PCA, or by UMAP (McInnes, Healy and Melville 2018,
 * https://arxiv.org/abs/1802.03426) over the exact nearest neighbours.
 */
export class PlaneOfCrops implements Task<Plane> {
  readonly #parameters: PlaneParameters;
  readonly #store: VectorStore;

  constructor(parameters: PlaneParameters) {
    this.#parameters = parameters;
    const { umap, dimensions, axes } = parameters;
    this.#store = new VectorStore(umap ? dimensions : axes.components);
  }

  async add(batch: CropBatch, { product }: TaskContext): Promise<void> {
    const { umap, axes } = this.#parameters;
    if (umap) this.#store.add(batch);
    else this.#store.add(batch, await project(axes, batch.vectors, batch.length, product));
  }

  async finish(context: TaskContext): Promise<Plane> {
    const { umap, axes } = this.#parameters;
    const store = this.#store;
    if (umap && store.length > neighbours) {
      return { method: 'umap', ...fitted(await embed(store, context)) };
    }
    const rows = umap
      ? await project(axes, store.vectors, store.length, context.product)
      : store.vectors;
    const c = axes.components;
    const points = Array.from({ length: store.length }, (_, i) => [
      rows[i * c]!,
      c > 1 ? rows[i * c + 1]! : 0,
    ]);
    return { method: 'pca', ...fitted(points) };
  }
}

async function embed(store: VectorStore, context: TaskContext): Promise<number[][]> {
  // Its progress is the second half: the epochs that follow count as the rest.
  const halfway = (done: number, total: number) => context.progress(done, 2 * total);
  const lists = await nearestNeighbours(store, neighbours - 1, false, {
    ...context,
    progress: halfway,
  });
  const umap = new UMAP({ nComponents: 2, nNeighbors: neighbours, random: repeatable(1) });
  umap.setPrecomputedKNN(...withItself(lists, store.length));
  // Only their number is asked for, as the neighbours are known.
  const epochs = umap.initializeFit(Array.from({ length: store.length }, () => []));
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    await context.progress(epochs + epoch + 1, 2 * epochs);
  }
  return umap.getEmbedding();
}

/** UMAP counts a point as its own nearest neighbour. */
function withItself(lists: NeighbourLists, length: number): [number[][], number[][]] {
  const { k, index, similarity } = lists;
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let i = 0; i < length; i++) {
    indices.push([i, ...index.subarray(i * k, i * k + k)]);
    const near = similarity.subarray(i * k, i * k + k);
    distances.push([0, ...Array.from(near, (value) => Math.max(0, 1 - value))]);
  }
  return [indices, distances];
}

/** The same map every time: mulberry32, Tommy Ettinger, public domain. */
function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Scales points into the square from -1 to 1, equally in both directions. */
function fitted(points: readonly number[][]): { x: Float32Array; y: Float32Array } {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (const point of points) {
    for (const axis of [0, 1]) {
      low[axis] = Math.min(low[axis]!, point[axis]!);
      high[axis] = Math.max(high[axis]!, point[axis]!);
    }
  }
  const middle = [0, 1].map((axis) => (low[axis]! + high[axis]!) / 2);
  const half = Math.max(high[0]! - low[0]!, high[1]! - low[1]!) / 2 || 1;
  const scaled = (axis: number) =>
    Float32Array.from(points, (point) => (point[axis]! - middle[axis]!) / half);
  return { x: scaled(0), y: scaled(1) };
}
