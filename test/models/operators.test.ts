import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTfjsGraph } from '../../models/convert/read-tfjs.ts';
import type { TfNode } from '../../models/convert/tf-graph.ts';
import { translate } from '../../models/convert/translate.ts';
import { foldChannelAffine } from '../../models/convert/fold-channel-affine.ts';
import { makeGraph, makeModel, makeValueInfo } from '../../models/onnx/build.ts';
import { encodeOnnx } from '../../models/onnx/codec.ts';
import { temporaryFolder } from '../support/made-dataset.ts';
import { attribute, madeConstant, madeNumbers, writeGraph } from './support/made-graph.ts';
import { OnnxModel, largestDifference } from './support/onnx-session.ts';
import { TfjsModel } from './support/tfjs.ts';

type Constants = Parameters<typeof writeGraph>[2];

const batch = 2;
const channels = 3;

/** [N,H,W,C] → [N,C,H,W]. */
function toChannelsFirst(values: ArrayLike<number>, shape: readonly number[]): Float32Array {
  const [n = 1, h = 1, w = 1, c = 1] = shape;
  const turned = new Float32Array(values.length);
  for (let i = 0; i < turned.length; i++) {
    const channel = i % c;
    const position = Math.floor(i / c) % (h * w);
    const image = Math.floor(i / (c * h * w));
    turned[(image * c + channel) * h * w + position] = values[i] ?? 0;
  }
  expect(n * h * w * c).toBe(values.length);
  return turned;
}

/** Runs a made graph from `x` to `y` in TensorFlow.js and, converted, in ONNX Runtime. */
async function compare(
  nodes: readonly TfNode[],
  constants: Constants,
  height: number,
  width: number,
  sizeKnown = true,
): Promise<number> {
  await using folder = await temporaryFolder('operators');
  const modelJson = await writeGraph(path.join(folder.path, 'graph'), nodes, constants);
  const shape = [batch, height, width, channels];
  const values = Float32Array.from(madeNumbers(batch * height * width * channels, 7));
  const judge = await TfjsModel.load(modelJson, 'cpu');
  const [expected] = await judge.run({ node: 'x', shape, values }, ['y']);
  if (!expected) throw new Error('TensorFlow.js answers nothing.');

  const x = { kind: 'tensor', name: 'x', layout: 'image', batchFirst: true } as const;
  const feed = sizeKnown ? { ...x, size: { height, width } } : x;
  const { graph, outputs } = translate(await readTfjsGraph(modelJson), new Map([['x', feed]]), [
    'y',
  ]);
  const [y] = outputs;
  if (!y) throw new Error('Nothing was converted.');
  const { nodes: folded, initializers } = foldChannelAffine(graph, [y.name]);
  const model = makeModel(
    makeGraph({
      name: 'made',
      nodes: folded,
      initializers,
      inputs: [makeValueInfo('x', ['batch', channels, 'height', 'width'])],
      outputs: [
        makeValueInfo(
          y.name,
          expected.shape.map((_, axis) => `y${axis}`),
        ),
      ],
    }),
  );
  await using onnx = await OnnxModel.load(encodeOnnx(model));
  const got = (await onnx.run([batch, channels, height, width], toChannelsFirst(values, shape)))[
    y.name
  ];
  const turned = y.layout === 'image' && expected.shape.length === 4;
  const wanted = turned ? toChannelsFirst(expected.values, expected.shape) : expected.values;
  if (turned && y.size) {
    expect([y.size.height, y.size.width]).toEqual(expected.shape.slice(1, 3));
  }
  return largestDifference(got?.values ?? [], wanted);
}

const nhwc = attribute.text('NHWC');

function convolution(
  op: 'Conv2D' | 'DepthwiseConv2dNative',
  stride: number,
  padding: 'SAME' | 'VALID',
  dilation = 1,
): TfNode {
  return {
    name: 'y',
    op,
    input: ['x', 'kernel'],
    attr: {
      strides: attribute.ints([1, stride, stride, 1]),
      dilations: attribute.ints([1, dilation, dilation, 1]),
      padding: attribute.text(padding),
      data_format: nhwc,
    },
  };
}

describe('convolutions pad as TensorFlow does', () => {
  const cases = [1, 2, 3].flatMap((stride) =>
    (['SAME', 'VALID'] as const).flatMap((padding) =>
      [
        [7, 8],
        [10, 9],
      ].flatMap(([height = 0, width = 0]) =>
        [2, 3, 5].map((kernel) => ({ stride, padding, height, width, kernel })),
      ),
    ),
  );
  it.each(cases)(
    '$kernel×$kernel, stride $stride, $padding, on $height×$width',
    async ({ stride, padding, height, width, kernel }) => {
      const constants = { kernel: madeConstant([kernel, kernel, channels, 4]) };
      const node = convolution('Conv2D', stride, padding);
      expect(await compare([node], constants, height, width)).toBeLessThan(1e-5);
      expect(await compare([node], constants, height, width, false)).toBeLessThan(1e-5);
    },
  );

  it('with dilation', async () => {
    const constants = { kernel: madeConstant([3, 3, channels, 4]) };
    const node = convolution('Conv2D', 1, 'SAME', 2);
    expect(await compare([node], constants, 9, 8)).toBeLessThan(1e-5);
  });

  it('depthwise, with two outputs a channel', async () => {
    const constants = { kernel: madeConstant([3, 3, channels, 2]) };
    const node = convolution('DepthwiseConv2dNative', 2, 'SAME');
    expect(await compare([node], constants, 9, 8)).toBeLessThan(1e-5);
  });
});

describe('channel-wise arithmetic', () => {
  const convolved = { ...convolution('Conv2D', 1, 'SAME'), name: 'conv' };
  const kernel = madeConstant([3, 3, channels, 4]);

  it('is folded into the convolution before it', async () => {
    const nodes: TfNode[] = [
      convolved,
      { name: 'scaled', op: 'Mul', input: ['conv', 'scale'] },
      { name: 'shifted', op: 'BiasAdd', input: ['scaled', 'bias'], attr: { data_format: nhwc } },
      {
        name: 'normalised',
        op: 'FusedBatchNorm',
        input: ['shifted', 'gamma', 'beta', 'mean', 'variance'],
        attr: {
          is_training: attribute.flag(false),
          epsilon: attribute.float(0.001),
          data_format: nhwc,
        },
      },
      { name: 'y', op: 'Relu6', input: ['normalised'] },
    ];
    const variance = { shape: [4], values: [0.5, 1, 2, 3] };
    const part = (seed: number) => madeConstant([4], seed);
    const constants = {
      kernel,
      scale: part(2),
      bias: part(3),
      gamma: part(4),
      beta: part(5),
      mean: part(6),
      variance,
    };
    expect(await compare(nodes, constants, 6, 5)).toBeLessThan(1e-5);
  });

  it('is not folded where the convolution is used twice', async () => {
    const nodes: TfNode[] = [
      convolved,
      { name: 'clipped', op: 'Relu6', input: ['conv'] },
      { name: 'scaled', op: 'Mul', input: ['conv', 'scale'] },
      { name: 'y', op: 'AddN', input: ['clipped', 'scaled'], attr: { N: attribute.int(2) } },
    ];
    expect(await compare(nodes, { kernel, scale: madeConstant([4], 2) }, 6, 5)).toBeLessThan(1e-5);
  });
});

describe('reshaping', () => {
  const firstSize: TfNode[] = [
    { name: 'shape', op: 'Shape', input: ['x'] },
    {
      name: 'count',
      op: 'StridedSlice',
      input: ['shape', 'begin', 'end', 'step'],
      attr: { shrink_axis_mask: attribute.int(1) },
    },
  ];
  const int = (values: number[], shape: number[] = [values.length]) => ({
    shape,
    values,
    int: true,
  });
  const slicing = { begin: int([0]), end: int([1]), step: int([1]) };
  const pack = (name: string, input: string[]): TfNode => ({
    name,
    op: 'Pack',
    input,
    attr: { N: attribute.int(input.length), axis: attribute.int(0) },
  });

  it('keeps TensorFlow’s order of values', async () => {
    const nodes: TfNode[] = [
      ...firstSize,
      pack('target', ['count', 'rest', 'three']),
      { name: 'y', op: 'Reshape', input: ['x', 'target'] },
    ];
    const constants = { ...slicing, rest: int([-1], []), three: int([3], []) };
    expect(await compare(nodes, constants, 4, 5)).toBe(0);
  });

  it('follows the batch through Tile, Transpose, Unpack, Pack, Concat and Slice', async () => {
    const nodes: TfNode[] = [
      ...firstSize,
      pack('flat', ['count', 'sixty']),
      { name: 'rows', op: 'Reshape', input: ['x', 'flat'] },
      { name: 'turned', op: 'Transpose', input: ['rows', 'perm'] },
      { name: 'back', op: 'Transpose', input: ['turned', 'perm'] },
      pack('repeats', ['count', 'one']),
      { name: 'tiled', op: 'Tile', input: ['row', 'repeats'] },
      {
        name: 'columns',
        op: 'Unpack',
        input: ['back'],
        attr: { num: attribute.int(60), axis: attribute.int(1) },
      },
      {
        name: 'two',
        op: 'Pack',
        input: ['columns:7', 'columns:3'],
        attr: { N: attribute.int(2), axis: attribute.int(1) },
      },
      {
        name: 'joined',
        op: 'ConcatV2',
        input: ['back', 'tiled', 'two', 'one'],
        attr: { N: attribute.int(3) },
      },
      { name: 'y', op: 'Slice', input: ['joined', 'from', 'size'] },
    ];
    const constants = {
      ...slicing,
      sixty: int([60], []),
      one: int([1], []),
      perm: int([1, 0]),
      row: madeConstant([1, 5]),
      from: int([0, 4]),
      size: int([-1, -1]),
    };
    expect(await compare(nodes, constants, 4, 5)).toBe(0);
  });
});
