import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureMap } from '../../models/convert/ssd-backbone.ts';
import { ssdNodes } from '../../models/convert/ssd-graph.ts';
import { OnnxModel, largestDifference } from './support/onnx-session.ts';
import {
  hasPhotographs,
  makePictures,
  type Pixels,
  readPhotographs,
  toImages,
} from './support/pictures.ts';
import { starterModel } from './support/starter.ts';
import { TfjsModel, type TfTensor } from './support/tfjs.ts';

const side = 256;
const dimensions = 640;
const tolerance = 1e-4;

let tfjs: TfjsModel;
let onnx: OnnxModel;

beforeAll(async () => {
  const model = await starterModel('coco-ssdlite-mobilenet-v2-backbone');
  tfjs = await TfjsModel.load(model.modelJson);
  onnx = await OnnxModel.load(model.onnx.file);
}, 300_000);

afterAll(() => onnx[Symbol.asyncDispose]());

/** Averages of the four quarters of a map [1,H,W,C], channel by channel, as a unit vector. */
function poolQuarters({ shape, values }: TfTensor): Float32Array {
  const [, height = 0, width = 0, channels = 0] = shape;
  const sums = new Float32Array(channels * 4);
  for (let i = 0; i < values.length; i++) {
    const channel = i % channels;
    const column = Math.floor(i / channels) % width;
    const row = Math.floor(i / channels / width);
    const quarter = (row < height / 2 ? 0 : 2) + (column < width / 2 ? 0 : 1);
    sums[channel * 4 + quarter] = (sums[channel * 4 + quarter] ?? 0) + (values[i] ?? 0);
  }
  const length = Math.hypot(...sums);
  return sums.map((sum) => sum / length);
}

async function expectedEmbedding(picture: Pixels): Promise<Float32Array> {
  const values = Float32Array.from(picture, (value) => (value - 127.5) / 127.5);
  const feed = { node: ssdNodes.preprocessed, shape: [1, side, side, 3], values };
  const [map] = await tfjs.run(feed, [featureMap]);
  if (!map) throw new Error('TensorFlow.js answers no feature map.');
  return poolQuarters(map);
}

async function embed(pictures: readonly Pixels[]): Promise<Float32Array> {
  const dims = [pictures.length, 3, side, side];
  const { embedding } = await onnx.run(dims, toImages(pictures, side));
  expect(embedding?.dims).toEqual([pictures.length, dimensions]);
  return embedding?.values ?? new Float32Array();
}

describe('the converted backbone', () => {
  it('pools the feature map that TensorFlow.js computes', async () => {
    for (const picture of makePictures(side)) {
      const difference = largestDifference(
        await embed([picture]),
        await expectedEmbedding(picture),
      );
      expect(difference).toBeLessThan(tolerance);
    }
  });

  it.skipIf(!hasPhotographs)(
    'does so on real photographs',
    async () => {
      const differences = [];
      for (const picture of await readPhotographs(10, side)) {
        differences.push(
          largestDifference(await embed([picture]), await expectedEmbedding(picture)),
        );
      }
      console.info(`Backbone, 10 photographs: |Δ| ≤ ${Math.max(...differences)}`);
      expect(Math.max(...differences)).toBeLessThan(tolerance);
    },
    60_000,
  );

  it('answers unit vectors, in a batch as one by one', async () => {
    const pictures = makePictures(side);
    const together = await embed(pictures);
    for (const [index, picture] of pictures.entries()) {
      const row = together.subarray(index * dimensions, (index + 1) * dimensions);
      expect(Math.hypot(...row)).toBeCloseTo(1, 5);
      expect(largestDifference(row, await embed([picture]))).toBeLessThan(1e-6);
    }
  });
});
