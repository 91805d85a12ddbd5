import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataset } from '../../server/dataset/dataset.ts';
import { codes, listed } from './temporary-dataset.ts';

const shared = resolve(process.env['SLEUTHS_SHARED'] ?? '../shared');
const present = existsSync(join(shared, 'data'));
if (!present) console.log(`${shared} is absent: published datasets are not opened.`);

describe.skipIf(!present)('published datasets', () => {
  it.each([
    ['coco128', 'yolo', ['train', 'val'], 80, 128, 929, ['labels-orphan', 'labels-orphan']],
    ['lions', 'yolo', ['train', 'val'], 1, 600, 749, []],
    ['nyala', 'folder', ['all'], 0, 1205, 0, []],
    ['cows', 'folder', ['all'], 0, 759, 0, []],
    ['camera-trap', 'folder', ['all'], 0, 4, 0, []],
  ])('open as they are: %s', async (name, layout, splits, species, images, boxes, problems) => {
    const dataset = await openDataset(join(shared, 'data', name));
    expect([dataset.layout, dataset.splits, dataset.species.length]).toEqual([
      layout,
      splits,
      species,
    ]);
    expect(dataset.problems).toEqual([]);
    const found = { images: 0, boxes: 0 };
    for await (const photograph of dataset.photographs()) {
      const record = await dataset.read(photograph);
      found.images++;
      found.boxes += record.annotations.length;
      expect(record.problems).toEqual([]);
    }
    expect(found).toEqual({ images, boxes });
    expect(codes(await listed(dataset.check()))).toEqual(problems);
  });
});
