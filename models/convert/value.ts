import type { TfConstant } from './tf-graph.ts';

/** What one output of a TensorFlow node has become. */
export type Value = ConstantValue | SizesValue | TensorValue;

/** Known at conversion. */
export interface ConstantValue extends TfConstant {
  kind: 'constant';
}

/** How many images run at once: the one size that is not known before the model runs. */
export const batch = 'batch';

/**
 * Sizes computed by the graph from a tensor's shape, followed symbolically so that no such
 * arithmetic is left in the converted model. `unknown`: depends on the image's size.
 */
export interface SizesValue {
  kind: 'sizes';
  items: (number | typeof batch | 'unknown')[];
  /** A single size rather than a list of one. */
  scalar: boolean;
}

/** A tensor of the ONNX graph. */
export interface TensorValue {
  kind: 'tensor';
  /** Its name in the ONNX graph. */
  name: string;
  /**
   * `image`: TensorFlow has it as [N,H,W,C], the ONNX graph as [N,C,H,W].
   * `plain`: the same axes in both.
   */
  layout: 'image' | 'plain';
  /** Whether axis 0 counts the images that run at once. */
  batchFirst: boolean;
  /** Height and width of an `image` whose size is fixed. */
  size?: { height: number; width: number };
}
