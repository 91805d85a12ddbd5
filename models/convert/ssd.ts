import type { ModelDescription } from '../../server/contract/model.ts';
import type { ModelProto } from '../onnx/types.ts';
import { ConversionError } from './conversion-error.ts';
import { finishModel } from './finish-model.ts';
import { checkScaling, constantOf, ssdNodes } from './ssd-graph.ts';
import type { TfGraph } from './tf-graph.ts';
import { translate } from './translate.ts';

function checkSize(graph: TfGraph, { input }: ModelDescription): void {
  const [height, width] = constantOf(graph, ssdNodes.size);
  if (input.height !== height || input.width !== width) {
    throw new ConversionError(
      `The network takes ${width}×${height} images, the registry says ${input.width}×${input.height}.`,
    );
  }
}

/**
 * SSD of TensorFlow's object-detection exporter → ONNX.
 *
 * Input `images` [batch,3,H,W], scaled as the registry says. Outputs, before non-maximum
 * suppression: `boxes` [batch,A,4] (ymin, xmin, ymax, xmax, normalised; may leave [0,1]) and
 * `scores` [batch,A,C], probabilities of each class, the background left out.
 * @throws {ConversionError} where the graph is another network or disagrees with the registry
 */
export function convertSsd(graph: TfGraph, model: ModelDescription): ModelProto {
  const { width, height } = model.input;
  checkScaling(graph, model.input);
  checkSize(graph, model);
  const anchors = constantOf(graph, ssdNodes.anchors).length / 4;
  const classes = (constantOf(graph, ssdNodes.classesWithBackground)[0] ?? 0) - 1;
  if (model.classes && model.classes.length !== classes) {
    throw new ConversionError(
      `The network tells ${classes} classes apart, the registry names ${model.classes.length}.`,
    );
  }
  const images = { kind: 'tensor', name: 'images', layout: 'image', batchFirst: true } as const;
  const { graph: builder, outputs } = translate(
    graph,
    new Map([[ssdNodes.preprocessed, { ...images, size: { height, width } }]]),
    [ssdNodes.boxes, ssdNodes.scores],
  );
  const [boxes, scores] = outputs.map(({ name }) => name);
  return finishModel(
    builder,
    model,
    { name: 'images', dims: ['batch', 3, height, width] },
    new Map([
      [boxes ?? '', { name: 'boxes', dims: ['batch', anchors, 4] }],
      [scores ?? '', { name: 'scores', dims: ['batch', anchors, classes] }],
    ]),
  );
}
