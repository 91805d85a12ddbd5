import { alikeThreshold } from './alike-threshold.ts';
import { averageLinkage } from './average-linkage.ts';
import type { CropBatch } from './crop-batch.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { project, type Axes } from './principal-axes.ts';
import type { Task, TaskContext } from './task.ts';
import { VectorStore } from './vector-store.ts';

export interface GroupParameters {
  dimensions: number;
  /** Fewer dimensions to compare in, where there are very many crops; null: all. */
  axes: Axes | null;
  /** Mean cosine similarity that holds a group together; null: found from the crops. */
  threshold: number | null;
}

export interface Groups {
  /** By crop: number of its group, the largest is 0; groups of one are groups too. */
  group: Int32Array;
  /** By crop: cosine similarity to the mean of the rest of its group; 1 where it is alone. */
  typicality: Float32Array;
  groups: number;
  threshold: number;
}

const neighbours = 15;

/**
 * Crops that look alike: average linkage over the graph of their nearest neighbours. Linkage by the
 * mean does not chain different animals together by one likeness as single linkage would, and a wrong
 * merge costs a person more than two right groups.
 */
export class GroupAlike implements Task<Groups> {
  readonly #parameters: GroupParameters;
  readonly #store: VectorStore;

  constructor(parameters: GroupParameters) {
    this.#parameters = parameters;
    this.#store = new VectorStore(parameters.axes?.components ?? parameters.dimensions);
  }

  async add(batch: CropBatch, { product }: TaskContext): Promise<void> {
    const { axes } = this.#parameters;
    if (!axes) return this.#store.add(batch);
    const rows = await project(axes, batch.vectors, batch.length, product);
    normalise(rows, axes.components);
    this.#store.add(batch, rows);
  }

  async finish(context: TaskContext): Promise<Groups> {
    const store = this.#store;
    const threshold = this.#parameters.threshold ?? (await alikeThreshold(store, context.product));
    const lists = await nearestNeighbours(store, neighbours, true, context);
    const roots = await averageLinkage(store, lists, threshold, () =>
      context.progress(store.length, store.length),
    );
    const { group, groups } = numberBySize(roots);
    return { group, groups, typicality: typicalityOf(store, group, groups), threshold };
  }
}

/** Scales each row to length 1. */
function normalise(rows: Float32Array, dimensions: number): void {
  for (let start = 0; start < rows.length; start += dimensions) {
    const row = rows.subarray(start, start + dimensions);
    let square = 0;
    for (const value of row) square += value * value;
    const length = Math.sqrt(square) || 1;
    for (let d = 0; d < dimensions; d++) row[d]! /= length;
  }
}

function numberBySize(roots: Int32Array): { group: Int32Array; groups: number } {
  const sizes = new Map<number, number>();
  for (const root of roots) sizes.set(root, (sizes.get(root) ?? 0) + 1);
  const order = [...sizes].sort(([a, m], [b, n]) => n - m || a - b);
  const number = new Map(order.map(([root], index) => [root, index]));
  return { group: roots.map((root) => number.get(root)!), groups: order.length };
}

function typicalityOf(store: VectorStore, group: Int32Array, groups: number): Float32Array {
  const d = store.dimensions;
  const sums = new Float32Array(groups * d);
  const sizes = new Int32Array(groups);
  group.forEach((of, crop) => {
    sizes[of]! += 1;
    const row = store.row(crop);
    for (let i = 0; i < d; i++) sums[of * d + i]! += row[i]!;
  });
  return Float32Array.from(group, (of, crop) => {
    if (sizes[of] === 1) return 1;
    return similarityToRest(sums.subarray(of * d, of * d + d), store.row(crop));
  });
}

/**
 * Cosine similarity of a vector to the mean of the others that `sum` holds besides it; 0 where they
 * cancel out.
 */
export function similarityToRest(sum: Float32Array, vector: Float32Array): number {
  let dot = 0;
  let square = 0;
  vector.forEach((value, i) => {
    const rest = sum[i]! - value;
    dot += rest * value;
    square += rest * rest;
  });
  return square < 1e-12 ? 0 : Math.min(1, Math.max(-1, dot / Math.sqrt(square)));
}
