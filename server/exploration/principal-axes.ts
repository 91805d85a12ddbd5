import { PCA } from 'ml-pca';
import type { CropBatch } from './crop-batch.ts';
import type { MatrixProduct } from './matrix-product.ts';
import type { Task, TaskContext } from './task.ts';

export interface AxesParameters {
  dimensions: number;
  /** How many of the axes are wanted; never more than there are dimensions. */
  components: number;
  /** Around the mean (PCA); or around the origin, which keeps most of the dot products. */
  centred: boolean;
}

/** Where crops differ most. */
export interface Axes {
  components: number;
  /** What is taken off before the projection. */
  mean: Float32Array;
  /** components × dimensions, orthonormal. */
  axes: Float32Array;
}

/**
 * Principal axes of crops that pass by: their second moments are added up batch by batch, so that a
 * million takes no more memory than a hundred.
 */
export class PrincipalAxes implements Task<Axes> {
  readonly #parameters: AxesParameters;
  readonly #moments: Float64Array;
  readonly #sum: Float64Array;
  #count = 0;

  constructor(parameters: AxesParameters) {
    this.#parameters = parameters;
    this.#moments = new Float64Array(parameters.dimensions ** 2);
    this.#sum = new Float64Array(parameters.dimensions);
  }

  async add({ vectors, length }: CropBatch, { product }: TaskContext): Promise<void> {
    const { dimensions } = this.#parameters;
    const columns = new Float32Array(dimensions * length);
    for (let row = 0; row < length; row++) {
      for (let d = 0; d < dimensions; d++) {
        const value = vectors[row * dimensions + d]!;
        columns[d * length + row] = value;
        this.#sum[d]! += value;
      }
    }
    const moments = await product.of(columns, dimensions, columns, dimensions, length);
    for (let i = 0; i < moments.length; i++) this.#moments[i]! += moments[i]!;
    this.#count += length;
  }

  finish(): Axes {
    const { dimensions, centred } = this.#parameters;
    const count = Math.max(1, this.#count);
    const mean = new Float32Array(dimensions);
    if (centred) mean.forEach((_, d) => (mean[d] = this.#sum[d]! / count));
    const covariance = Array.from({ length: dimensions }, (_, i) =>
      Array.from(
        { length: dimensions },
        (_, j) => this.#moments[i * dimensions + j]! / count - mean[i]! * mean[j]!,
      ),
    );
    const vectors = new PCA(covariance, { isCovarianceMatrix: true }).getEigenvectors();
    const components = Math.min(this.#parameters.components, dimensions);
    const axes = new Float32Array(components * dimensions);
    for (let c = 0; c < components; c++) {
      for (let d = 0; d < dimensions; d++) axes[c * dimensions + d] = vectors.get(d, c);
    }
    return { components, mean, axes };
  }
}

/** Crops as seen along the axes: rows × components. */
export async function project(
  { axes, mean, components }: Axes,
  vectors: Float32Array,
  rows: number,
  product: MatrixProduct,
): Promise<Float32Array> {
  const dimensions = mean.length;
  const projected = (await product.of(vectors, rows, axes, components, dimensions)).slice();
  for (let c = 0; c < components; c++) {
    let shift = 0;
    for (let d = 0; d < dimensions; d++) shift += axes[c * dimensions + d]! * mean[d]!;
    if (shift !== 0) for (let row = 0; row < rows; row++) projected[row * components + c]! -= shift;
  }
  return projected;
}
