import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeGraph, makeModel, makeNode, makeValueInfo } from '../../../models/onnx/build.ts';
import { encodeOnnx } from '../../../models/onnx/codec.ts';
import { floatTensor, int64Tensor } from '../../../models/onnx/tensor.ts';
import type { ModelDescription, ModelInput } from '../../../server/contract/model.ts';
import type { ResolvedModel } from '../../../server/vision/resolved-model.ts';

export const side = 64;

export const plainInput: ModelInput = {
  width: side,
  height: side,
  resize: 'stretch',
  channels: 'rgb',
  scale: 1 / 255,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

async function install(
  folder: string,
  graph: Parameters<typeof makeModel>[0],
  description: Pick<ModelDescription, 'id' | 'task'> & Partial<ModelDescription>,
): Promise<ResolvedModel> {
  const file = join(folder, `${description.id}.onnx`);
  await writeFile(file, encodeOnnx(makeModel(graph)));
  return {
    file,
    sha256: createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
    description: {
      architecture: 'made',
      licence: 'MIT',
      source: { kind: 'file', path: file },
      input: plainInput,
      ...description,
    },
  };
}

/** An embedder whose vector is the image in 4 × 4 mean colours: 48 numbers. Any batch size. */
export function meanColours(folder: string): Promise<ResolvedModel> {
  const cell = side / 4;
  const graph = makeGraph({
    name: 'mean-colours',
    nodes: [
      makeNode('AveragePool', ['images'], ['pooled'], {
        attributes: { kernel_shape: { ints: [cell, cell] }, strides: { ints: [cell, cell] } },
      }),
      makeNode('Reshape', ['pooled', 'shape'], ['embedding']),
    ],
    initializers: [int64Tensor('shape', [2], [-1, 48])],
    inputs: [makeValueInfo('images', ['batch', 3, side, side])],
    outputs: [makeValueInfo('embedding', ['batch', 48])],
  });
  return install(folder, graph, { id: 'mean-colours', task: 'embedding', dimensions: 48 });
}

/** An embedder that gives NaN: the logarithm of a negative number. */
export function notNumbers(folder: string): Promise<ResolvedModel> {
  const graph = makeGraph({
    name: 'not-numbers',
    nodes: [
      makeNode('Sub', ['images', 'two'], ['negative']),
      makeNode('Log', ['negative'], ['nan']),
      makeNode('GlobalAveragePool', ['nan'], ['embedding']),
    ],
    initializers: [floatTensor('two', [1], new Float32Array([2]))],
    inputs: [makeValueInfo('images', ['batch', 3, side, side])],
    outputs: [makeValueInfo('embedding', ['batch', 3, 1, 1])],
  });
  return install(folder, graph, { id: 'not-numbers', task: 'embedding' });
}

/**
 * A detector that always finds the same boxes: rows of x1, y1, x2, y2 in input pixels, score, class. Its
 * batch size is fixed at 1.
 */
export function fixedBoxes(
  folder: string,
  rows: number[][],
  input: Partial<ModelInput> = {},
): Promise<ResolvedModel> {
  const shape = [1, rows.length, 6];
  const graph = makeGraph({
    name: 'fixed-boxes',
    nodes: [
      makeNode('ReduceMean', ['images'], ['mean'], { attributes: { keepdims: { int: 0 } } }),
      makeNode('Mul', ['mean', 'zero'], ['nothing']),
      makeNode('Add', ['rows', 'nothing'], ['output0']),
    ],
    initializers: [
      floatTensor('rows', shape, new Float32Array(rows.flat())),
      floatTensor('zero', [1], new Float32Array([0])),
    ],
    inputs: [makeValueInfo('images', [1, 3, side, side])],
    outputs: [makeValueInfo('output0', shape)],
  });
  return install(folder, graph, {
    id: 'fixed-boxes',
    task: 'detection',
    head: 'nms-free',
    classes: ['zebra', 'giraffe'],
    input: { ...plainInput, resize: 'letterbox', pad: 114, ...input },
  });
}
