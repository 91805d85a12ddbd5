import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../server/catalogue/catalogue.ts';
import type { Filters } from '../../server/contract/filters.ts';
import { analysed, annotation, scanned } from '../support/catalogue-rows.ts';
import { temporaryCatalogue } from '../support/temporary-catalogue.ts';

let temporary: Awaited<ReturnType<typeof temporaryCatalogue>>;
let catalogue: Catalogue;

const problem = {
  code: 'label-number-malformed',
  severity: 'error' as const,
  message: 'not a number',
  file: 'labels/b.txt',
};

beforeAll(async () => {
  temporary = await temporaryCatalogue();
  ({ catalogue } = temporary);
  const named = annotation('1', { individual: 'Asha', viewpoint: 'left', confidence: 0.9 });
  await catalogue.putScanned([
    scanned('cam-1/a', {
      status: 'labelled',
      annotations: [
        named,
        annotation('2', { species: 'zebra', state: 'proposed', confidence: 0.4 }),
      ],
    }),
    scanned('cam-1/b', {
      status: 'labelled',
      annotations: [annotation('1', { state: 'rejected', confidence: 0.2 })],
      problems: [problem],
    }),
    scanned('cam-2/c', {
      split: 'val',
      status: 'labelled',
      annotations: [annotation('1', { viewpoint: 'right' })],
    }),
    scanned('cam-2/d', { split: 'val', status: 'empty' }),
  ]);
  await catalogue.putAnalysed([
    analysed('cam-2/d', { takenAt: '2024-06-01T10:00:00' }),
    analysed('cam-2/c', {
      takenAt: '2024-05-30T10:00:00',
      annotations: [annotation('1', { viewpoint: 'right' })],
    }),
  ]);
});
afterAll(() => temporary[Symbol.asyncDispose]());

describe('images fit when one of their boxes fits everything', () => {
  it.each<[Filters, string[]]>([
    [{ named: true }, ['cam-1/a']],
    [{ named: false }, ['cam-1/a', 'cam-2/c']],
    [{ named: true, species: 'zebra' }, []],
    [{ viewpoint: 'left' }, ['cam-1/a']],
    [{ viewpoint: 'none' }, ['cam-1/a', 'cam-1/b']],
    [{ minConfidence: 0.3, maxConfidence: 0.5 }, ['cam-1/a']],
    [{ maxConfidence: 0.3 }, ['cam-1/b']],
    [{ place: 'cam-2' }, ['cam-2/c', 'cam-2/d']],
    [{ place: 'cam-2', named: false }, ['cam-2/c']],
    [{ problems: false, split: 'train' }, ['cam-1/a']],
  ])('%o', async (filter, paths) => {
    const page = await catalogue.listImages(filter, { limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual(paths);
    expect(page.total).toBe(paths.length);
    const timed = await catalogue.listImages({ ...filter, order: 'time' }, { limit: 10 });
    expect(timed.items.map(({ id }) => id).sort()).toEqual(paths);
  });
});

describe('facets', () => {
  it('count each choice', async () => {
    expect(await catalogue.facets({})).toEqual({
      total: 4,
      split: { train: 2, val: 2 },
      status: { labelled: 3, empty: 1 },
      problems: 1,
      species: { giraffe: 3, zebra: 1 },
      state: { accepted: 2, proposed: 1, rejected: 1 },
      viewpoint: { left: 1, right: 1, none: 2 },
      named: { true: 1, false: 2 },
      firstDay: '2024-05-30',
      lastDay: '2024-06-01',
    });
  });

  it('are counted with the other filters, not with their own', async () => {
    const facets = await catalogue.facets({ split: 'train', state: 'proposed' });
    expect(facets.total).toBe(1);
    expect(facets.split).toEqual({ train: 1 });
    expect(facets.state).toEqual({ accepted: 1, proposed: 1, rejected: 1 });
    expect(facets.species).toEqual({ zebra: 1 });
    expect(facets.viewpoint).toEqual({ none: 1 });
  });

  it.each<Filters>([
    { split: 'val' },
    { from: '2024-05-31' },
    { text: 'asha' },
    { named: false, place: 'cam-2' },
    { problems: true, status: 'labelled' },
  ])('say of %o how many images the list has for each choice', async (filter) => {
    const facets = await catalogue.facets(filter);
    for (const dimension of ['split', 'status', 'species', 'state', 'viewpoint'] as const) {
      for (const [choice, count] of Object.entries(facets[dimension])) {
        const chosen = { ...filter, [dimension]: choice };
        expect((await catalogue.listImages(chosen, { limit: 1 })).total).toBe(count);
      }
    }
  });
});

describe('crops', () => {
  it('are boxes with version, split, time and best suggestion', async () => {
    await catalogue.putTopSuggestions([
      { image: 'cam-2/c', box: '1', individual: 'Bo', species: 'giraffe', score: 0.7 },
    ]);
    const { items, total } = await catalogue.listAnnotations({ split: 'val' }, { limit: 10 });
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      image: 'cam-2/c',
      version: 'v1',
      split: 'val',
      takenAt: '2024-05-30T10:00:00',
      annotation: { id: '1', viewpoint: 'right', comparisons: [] },
      suggestion: { individual: 'Bo', species: 'giraffe', score: 0.7 },
      distance: null,
    });
    const gone = { image: 'cam-2/c', box: 'gone' };
    expect(await catalogue.cropsByIds([gone, { image: 'cam-2/c', box: '1' }])).toEqual([
      null,
      items[0],
    ]);
  });
});

it('says which image a problem concerns', async () => {
  await catalogue.putDatasetProblems([{ ...problem, file: 'data.yaml' }]);
  const { items } = await catalogue.listProblems({ limit: 10 });
  expect(items.map(({ image }) => image)).toEqual([undefined, 'cam-1/b']);
});
