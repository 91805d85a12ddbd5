import type { ModelInput } from '../../contract/model.ts';

/** One output tensor of a model, row-major; the first dimension is the batch. */
export interface ModelOutput {
  name: string;
  shape: readonly number[];
  data: Float32Array;
}

/** Boxes that a detector proposes for one image. `corners[i]`: x1, y1, x2, y2 in input pixels. */
export interface Candidates {
  corners: [number, number, number, number][];
  scores: number[];
  classes: number[];
}

/** Reads one detector family's output tensors. */
export interface Head {
  name: string;
  /** Whether the network itself leaves one box an object, so that non-maximum suppression is not run. */
  suppressed: boolean;
  /**
   * The candidates of one image of a batch: for each anchor its best class, if that scores enough.
   * @param item index of the image in the batch
   * @param threshold least score, 0 to 1
   * @throws SleuthsError unprocessable: the outputs are not of this head's shape, or not numbers
   */
  decode(outputs: ModelOutput[], item: number, input: ModelInput, threshold: number): Candidates;
}
