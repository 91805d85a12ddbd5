import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnnxModel, largestDifference } from './support/onnx-session.ts';
import {
  hasPhotographs,
  makePictures,
  type Pixels,
  readPhotographs,
  toImages,
} from './support/pictures.ts';
import { starterModel } from './support/starter.ts';
import { TfjsModel } from './support/tfjs.ts';

const side = 300;
const tolerance = 1e-4;
const boxesNode = 'Postprocessor/ExpandDims_1';
const scoresNode = 'Postprocessor/Slice';

let tfjs: TfjsModel;
let onnx: OnnxModel;

beforeAll(async () => {
  const model = await starterModel('coco-ssdlite-mobilenet-v2');
  tfjs = await TfjsModel.load(model.modelJson);
  onnx = await OnnxModel.load(model.onnx.file);
}, 300_000);

afterAll(() => onnx[Symbol.asyncDispose]());

/** Largest difference between the original graph, its own resizing included, and ours. */
async function compare(picture: Pixels): Promise<{ boxes: number; scores: number }> {
  const feed = {
    node: 'image_tensor',
    shape: [1, side, side, 3],
    values: Int32Array.from(picture),
  };
  const [boxes, scores] = await tfjs.run(feed, [boxesNode, scoresNode], true);
  const ours = await onnx.run([1, 3, side, side], toImages([picture], side));
  expect(ours['boxes']?.dims).toEqual([1, 1917, 4]);
  expect(ours['scores']?.dims).toEqual([1, 1917, 90]);
  return {
    boxes: largestDifference(boxes?.values ?? [], ours['boxes']?.values ?? []),
    scores: largestDifference(scores?.values ?? [], ours['scores']?.values ?? []),
  };
}

describe('the converted SSD', () => {
  it('answers as TensorFlow.js does on made pictures', async () => {
    for (const picture of makePictures(side)) {
      const { boxes, scores } = await compare(picture);
      expect(boxes).toBeLessThan(tolerance);
      expect(scores).toBeLessThan(tolerance);
    }
  });

  it.skipIf(!hasPhotographs)(
    'answers as TensorFlow.js does on real photographs',
    async () => {
      const differences = [];
      for (const picture of await readPhotographs(12, side)) {
        differences.push(await compare(picture));
      }
      const boxes = Math.max(...differences.map((difference) => difference.boxes));
      const scores = Math.max(...differences.map((difference) => difference.scores));
      console.info(`SSD, 12 photographs: |Δ| boxes ≤ ${boxes}, scores ≤ ${scores}`);
      expect(boxes).toBeLessThan(tolerance);
      expect(scores).toBeLessThan(tolerance);
    },
    60_000,
  );

  it('answers a batch as it answers its images one by one', async () => {
    const pictures = makePictures(side);
    const together = await onnx.run([3, 3, side, side], toImages(pictures, side));
    for (const [index, picture] of pictures.entries()) {
      const alone = await onnx.run([1, 3, side, side], toImages([picture], side));
      for (const output of ['boxes', 'scores']) {
        const values = alone[output]?.values ?? new Float32Array();
        const part = together[output]?.values.subarray(
          index * values.length,
          (index + 1) * values.length,
        );
        expect(largestDifference(part ?? [], values)).toBeLessThan(1e-6);
      }
    }
  });
});
