import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cocoClasses } from '../../models/describe/coco-classes.ts';
import { describeOnnx } from '../../models/describe/describe-onnx.ts';
import type { Box } from '../../server/contract/box.ts';
import type { Detection } from '../../server/vision/analysis.ts';
import type { ResolvedModel } from '../../server/vision/resolved-model.ts';
import { openVision } from '../../server/vision/vision.ts';
import { hasPhotographs, present, sharedModels } from '../models/support/pictures.ts';
import { starterModel } from '../models/support/starter.ts';

const shared = join(process.env['SLEUTHS_SHARED'] ?? '../shared', 'data', 'coco128');

/** A labelled box: class name and box. */
interface Label {
  class: string;
  box: Box;
}

async function readLabels(image: string): Promise<Label[]> {
  const file = join(shared, 'labels', 'train2017', image.replace(/\.jpg$/, '.txt'));
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [index, ...box] = line.split(' ').map(Number) as [number, ...Box];
      return { class: cocoClasses[index]!, box };
    });
}

/** Labels of one class that a detection of that class lies on, each detection serving one label. */
function countFound(species: string, labels: Label[], detections: Detection[]): number {
  const free = detections.filter((one) => one.class === species && one.confidence >= 0.3);
  let found = 0;
  for (const label of labels.filter((one) => one.class === species)) {
    const best = free.findIndex(({ box }) => overlap(box, label.box) >= 0.5);
    if (best < 0) continue;
    free.splice(best, 1);
    found++;
  }
  return found;
}

function overlap(a: Box, b: Box): number {
  const side = (axis: 0 | 1) =>
    Math.min(a[axis] + a[axis + 2]! / 2, b[axis] + b[axis + 2]! / 2) -
    Math.max(a[axis] - a[axis + 2]! / 2, b[axis] - b[axis + 2]! / 2);
  const shared = Math.max(0, side(0)) * Math.max(0, side(1));
  return shared / (a[2] * a[3] + b[2] * b[3] - shared);
}

async function findAnimals(detector: ResolvedModel): Promise<Record<string, number>> {
  await using vision = await openVision({
    detector,
    embedder: null,
    provider: 'cpu',
    confidence: 0.25,
    iou: 0.6,
  });
  const images = (await readdir(join(shared, 'images', 'train2017'))).sort();
  const found: Record<string, number> = { giraffe: 0, zebra: 0, elephant: 0 };
  await Promise.all(
    images.map(async (image) => {
      const { detections } = await vision.analyse({
        file: join(shared, 'images', 'train2017', image),
        detect: true,
        embedDetections: false,
        regions: [],
        wholeImage: false,
      });
      const labels = await readLabels(image);
      for (const species in found) found[species]! += countFound(species, labels, detections);
    }),
  );
  return found;
}

function expectEnough(found: Record<string, number>): void {
  expect(found['giraffe']).toBeGreaterThanOrEqual(7);
  expect(found['zebra']).toBeGreaterThanOrEqual(3);
  expect(found['elephant']).toBeGreaterThanOrEqual(12);
}

describe.skipIf(!hasPhotographs)('on real photographs', { timeout: 300_000 }, () => {
  it('the starter detector finds the animals of COCO128', async () => {
    const { onnx } = await starterModel('coco-ssdlite-mobilenet-v2');
    expectEnough(await findAnimals(onnx));
  });

  it.skipIf(!present(sharedModels)).each(['yolov8n_int8.onnx', 'yolox_nano.onnx'])(
    '%s finds the animals of COCO128',
    async (name) => {
      const file = join(sharedModels, name);
      const description = await describeOnnx(file);
      expectEnough(await findAnimals({ file, description, sha256: name }));
    },
  );
});
