import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  floatAttribute,
  intAttribute,
  intsAttribute,
  makeAttribute,
  stringAttribute,
} from '../../models/onnx/attribute.ts';
import {
  makeGraph,
  makeModel,
  makeNode,
  makeValueInfo,
  modelMetadata,
  valueDims,
} from '../../models/onnx/build.ts';
import { decodeOnnx, encodeOnnx, readOnnx } from '../../models/onnx/codec.ts';
import { DataType } from '../../models/onnx/data-type.ts';
import {
  floatTensor,
  int64Tensor,
  rawTensor,
  tensorDims,
  tensorValues,
} from '../../models/onnx/tensor.ts';
import type { ModelProto } from '../../models/onnx/types.ts';
import { temporaryFolder, writeText } from '../support/made-dataset.ts';
import { OnnxModel } from './support/onnx-session.ts';
import { present, sharedModels } from './support/pictures.ts';

/** y = 2 · x + [1, 2, 3]. */
function affineModel(): ModelProto {
  return makeModel(
    makeGraph({
      name: 'affine',
      nodes: [
        makeNode('Mul', ['x', 'two'], ['scaled']),
        makeNode('Add', ['scaled', 'shift'], ['y']),
      ],
      initializers: [
        floatTensor('two', [], Float32Array.of(2)),
        floatTensor('shift', [3], Float32Array.of(1, 2, 3)),
      ],
      inputs: [makeValueInfo('x', ['batch', 3])],
      outputs: [makeValueInfo('y', ['batch', 3])],
    }),
    { metadata: { author: 'nobody', empty: '' } },
  );
}

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

const roundTrip = (model: ModelProto): ModelProto => decodeOnnx(encodeOnnx(model));

describe('ONNX files', () => {
  it('that we write run in ONNX Runtime', async () => {
    await using model = await OnnxModel.load(encodeOnnx(affineModel()));
    const { y } = await model.run([2, 3], Float32Array.of(0, 0, 0, 1, 10, 100));
    expect(Array.from(y?.values ?? [])).toEqual([1, 2, 3, 3, 22, 203]);
  });

  it('come back as they were written, and the same model gives the same bytes', () => {
    const model = affineModel();
    const bytes = encodeOnnx(model);
    const again = decodeOnnx(bytes);
    expect(again.graph?.node.map((node) => node.opType)).toEqual(['Mul', 'Add']);
    expect(again.graph?.input.map(valueDims)).toEqual([['batch', 3]]);
    expect(modelMetadata(again)).toEqual({ author: 'nobody', empty: '' });
    expect(encodeOnnx(again)).toEqual(bytes);
    expect(encodeOnnx(affineModel())).toEqual(bytes);
  });

  it('keep every kind of attribute, zeros and the largest integers among them', () => {
    const node = makeNode('Made', ['x'], ['y'], {
      attributes: {
        zero: { int: 0 },
        largest: { int: 2n ** 63n - 1n },
        smallest: { int: -(2n ** 63n) },
        nothing: { float: 0 },
        half: { float: 0.5 },
        word: { string: 'größer' },
        list: { ints: [-1, 0, 2n ** 40n] },
        floats: { floats: [0, 0.25] },
        words: { strings: ['a', ''] },
        tensor: { tensor: floatTensor('t', [1], Float32Array.of(3)) },
        graph: { graph: affineModel().graph! },
      },
    });
    const model = affineModel();
    model.graph?.node.push(node);
    const [, , read] = roundTrip(model).graph!.node;
    if (!read) throw new Error('The node is gone.');
    expect(intAttribute(read, 'zero', 5)).toBe(0);
    expect(read.attribute.find(({ name }) => name === 'largest')?.i).toBe(2n ** 63n - 1n);
    expect(read.attribute.find(({ name }) => name === 'smallest')?.i).toBe(-(2n ** 63n));
    expect(floatAttribute(read, 'nothing', 5)).toBe(0);
    expect(floatAttribute(read, 'half', 5)).toBe(0.5);
    expect(stringAttribute(read, 'word', '')).toBe('größer');
    expect(intsAttribute(read, 'list', [])).toEqual([-1, 0, 2 ** 40]);
    expect(intsAttribute(read, 'absent', [7])).toEqual([7]);
    const value = (name: string) => read.attribute.find((attribute) => attribute.name === name);
    expect(value('floats')?.floats).toEqual([0, 0.25]);
    expect(value('words')?.strings.map((word) => Buffer.from(word).toString())).toEqual(['a', '']);
    expect(value('tensor')?.t?.dims).toEqual([1n]);
    expect(value('graph')?.g?.node).toHaveLength(2);
    expect(read.attribute).toHaveLength(node.attribute.length);
    expect(makeAttribute('zero', { int: 0 })).toEqual(value('zero'));
  });

  it('keep tensors of any shape and value', () => {
    fc.assert(
      fc.property(fc.array(fc.float(), { maxLength: 20 }), fc.array(int64), (a, b) => {
        const model = affineModel();
        model.graph?.initializer.push(
          floatTensor('a', [1, a.length], Float32Array.from(a)),
          int64Tensor('b', [b.length], b),
        );
        const [, , floats, integers] = roundTrip(model).graph!.initializer;
        expect(tensorDims(floats!)).toEqual([1, a.length]);
        expect(tensorValues(floats!)).toEqual(Float32Array.from(a));
        expect(tensorValues(integers!)).toEqual(BigInt64Array.from(b));
      }),
      { numRuns: 50 },
    );
  });

  it('are read whichever field holds the values of a tensor', () => {
    const tensor = (dataType: number, fields: object) => {
      const { rawData: _, ...empty } = rawTensor('t', [2], dataType, new Uint8Array());
      return tensorValues({ ...empty, ...fields });
    };
    expect(tensor(DataType.float, { floatData: [1, 2] })).toEqual(Float32Array.of(1, 2));
    expect(tensor(DataType.uint8, { int32Data: [1, 255] })).toEqual(Uint8Array.of(1, 255));
    expect(tensor(DataType.int64, { int64Data: [1n, -2n] })).toEqual(BigInt64Array.of(1n, -2n));
    expect(tensor(DataType.double, { doubleData: [1, 2] })).toEqual(Float64Array.of(1, 2));
    expect(() => tensor(DataType.float, { dataLocation: 1 })).toThrow(/another file/);
    expect(() => tensor(DataType.string, {})).toThrow(/data type 8/);
    expect(() => floatTensor('t', [3], Float32Array.of(1))).toThrow(/needs 3 values, not 1/);
  });

  it('that are cut short, absent or something else are refused by name', async () => {
    await using folder = await temporaryFolder('onnx');
    const file = path.join(folder.path, 'model.onnx');
    const bytes = encodeOnnx(affineModel());
    for (const content of [bytes.subarray(0, bytes.length - 20), 'hello', new Uint8Array()]) {
      await writeText(file, content);
      await expect(readOnnx(file)).rejects.toMatchObject({
        body: { code: 'unprocessable', file },
      });
    }
    await expect(readOnnx(path.join(folder.path, 'no.onnx'))).rejects.toMatchObject({
      body: { code: 'not-found' },
    });
  });

  it.skipIf(!present(sharedModels))('of other tools come back byte for byte', async () => {
    for (const name of ['yolov8n_int8.onnx', 'yolox_nano.onnx']) {
      const bytes = await readFile(path.join(sharedModels, name));
      expect(Buffer.compare(encodeOnnx(decodeOnnx(bytes)), bytes)).toBe(0);
    }
  });
});
