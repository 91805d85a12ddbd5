import type { ModelOutput } from '../heads/head.ts';

/** One image's results: the outputs of the batch that it was in, and its index there. */
export interface ImageOutputs {
  outputs: ModelOutput[];
  item: number;
}

/** A model that images can be sent through. */
export interface ModelRunner {
  /** Shapes of the outputs, batch first; -1 where a dimension is dynamic. */
  readonly outputShapes: number[][];
  /**
   * @param tensors one for each image, 3 × height × width floats; they may be gone afterwards
   * @returns results in the order of the images, and how long the model ran
   */
  run(tensors: Float32Array[]): Promise<{ images: ImageOutputs[]; milliseconds: number }>;
}
