import type { ModelDescription } from '../../server/contract/model.ts';
import type { ModelProto } from '../onnx/types.ts';
import { ConversionError } from './conversion-error.ts';
import { finishModel } from './finish-model.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { checkScaling, ssdNodes } from './ssd-graph.ts';
import type { TfGraph } from './tf-graph.ts';
import { translate } from './translate.ts';
import type { TensorValue } from './value.ts';

/**
 * The feature map that becomes the embedding: the last 160-channel bottleneck of MobileNetV2, at
 * stride 32. Chosen on gallery images alone, leave-one-out: later layers know classes better than
 * individuals, earlier ones see too little of the animal.
 */
export const featureMap =
  'FeatureExtractor/MobilenetV2/expanded_conv_15/ArithmeticOptimizer/AddOpsRewrite_add';
const channels = 160;

/** Quarters of the image are pooled apart: where a marking sits tells individuals apart too. */
const grid = 2;

/** Length of the embedding. */
const backboneDimensions = channels * grid * grid;

/** Average of each cell of the grid; cells share a row or column where the map is odd. */
function addGridPooling(graph: GraphBuilder, { name, size }: TensorValue): string {
  if (!size) throw new ConversionError('The size of the feature map is not known.');
  const sides = [size.height, size.width];
  const pooled = graph.add('AveragePool', [name], 'embedding/pooled', {
    kernel_shape: { ints: sides.map((side) => Math.ceil(side / grid)) },
    strides: { ints: sides.map((side) => Math.floor(side / grid)) },
  });
  return graph.add('Flatten', [pooled], 'embedding/flat', { axis: { int: 1 } });
}

/** x / max(‖x‖₂, ε), of each row. */
function addNormalisation(graph: GraphBuilder, name: string): string {
  const norm = graph.add('ReduceL2', [name], 'embedding/norm', {
    axes: { ints: [1] },
    keepdims: { int: 1 },
  });
  const divisor = graph.add('Max', [norm, graph.scalar(1e-12)], 'embedding/divisor');
  return graph.add('Div', [name, divisor], 'embedding/normalised');
}

/**
 * The backbone of an SSD with MobileNetV2 → an embedder in ONNX.
 *
 * Input `images` [batch,3,H,W], scaled as the registry says. Output `embedding`
 * [batch,D]: features pooled in a 2×2 grid, L2-normalised.
 * @throws {ConversionError} where the graph is another network or disagrees with the registry
 */
export function convertSsdBackbone(graph: TfGraph, model: ModelDescription): ModelProto {
  const { width, height } = model.input;
  checkScaling(graph, model.input);
  if (model.dimensions !== backboneDimensions) {
    throw new ConversionError(
      `The embedding has ${backboneDimensions} dimensions, the registry says ${model.dimensions}.`,
    );
  }
  const images = { kind: 'tensor', name: 'images', layout: 'image', batchFirst: true } as const;
  const { graph: builder, outputs } = translate(
    graph,
    new Map([[ssdNodes.preprocessed, { ...images, size: { height, width } }]]),
    [featureMap],
  );
  const [features] = outputs;
  if (!features) throw new ConversionError(`The graph has no ${featureMap}.`);
  const embedding = addNormalisation(builder, addGridPooling(builder, features));
  return finishModel(
    builder,
    model,
    { name: 'images', dims: ['batch', 3, height, width] },
    new Map([[embedding, { name: 'embedding', dims: ['batch', backboneDimensions] }]]),
  );
}
