import type { ModelInput } from '../../server/contract/model.ts';
import { ConversionError } from './conversion-error.ts';
import type { TfGraph } from './tf-graph.ts';

/**
 * Names of the nodes that TensorFlow's object-detection exporter gives an SSD, at which ours is
 * cut: after the resizing and scaling, before non-maximum suppression.
 */
export const ssdNodes = {
  /** Images [N,H,W,3], resized and scaled to [-1, 1]. */
  preprocessed: 'Preprocessor/sub',
  /** Decoded boxes [N,A,4]: ymin, xmin, ymax, xmax, normalised. */
  boxes: 'Postprocessor/Reshape_2',
  /** Scores [N,A,C] after the sigmoid, without the background class. */
  scores: 'Postprocessor/Slice',
  anchors: 'Postprocessor/ExpandDims',
  classesWithBackground: 'BoxPredictor_0/stack_1/2',
  scale: 'Preprocessor/mul/x',
  shift: 'Preprocessor/sub/y',
  size: 'Preprocessor/map/while/ResizeImage/stack',
} as const;

export function constantOf(graph: TfGraph, name: string): number[] {
  const constant = graph.constants.get(name);
  if (!constant) {
    throw new ConversionError(`This is not an SSD of the object-detection exporter: no ${name}.`);
  }
  return Array.from(constant.values);
}

/** Checks that the pixel scaling of the registry is the one that the network was trained with. */
export function checkScaling(graph: TfGraph, input: ModelInput): void {
  const [scale = 0] = constantOf(graph, ssdNodes.scale);
  const [shift = 0] = constantOf(graph, ssdNodes.shift);
  for (const channel of [0, 1, 2] as const) {
    const atZero = -input.mean[channel] / input.std[channel];
    const perUnit = input.scale / input.std[channel];
    if (Math.abs(atZero + shift) > 1e-6 || Math.abs(perUnit - scale) > 1e-8) {
      throw new ConversionError(
        `The registry's scaling differs from the network's: x · ${scale} - ${shift}.`,
      );
    }
  }
}
