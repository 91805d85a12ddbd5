import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Catalogue } from '../../server/catalogue/catalogue.ts';
import { analysed, annotation, scanned } from '../support/catalogue-rows.ts';
import { temporaryCatalogue } from '../support/temporary-catalogue.ts';

let temporary: Awaited<ReturnType<typeof temporaryCatalogue>>;
let catalogue: Catalogue;

const day = (n: number) => `2024-05-${String(n).padStart(2, '0')}T06:00:00`;

/** One box an image, taken on days that follow each other. */
async function put(names: string[], species = 'giraffe', from = 1): Promise<void> {
  const images = names.map((individual, i) => ({
    path: `${species}/${String(from + i).padStart(2, '0')}`,
    takenAt: day(from + i),
    annotations: [annotation('1', { individual, species })],
  }));
  await catalogue.putScanned(
    images.map(({ path, annotations }) => scanned(path, { status: 'labelled', annotations })),
  );
  await catalogue.putAnalysed(images.map(({ path, ...rest }) => analysed(path, rest)));
}

beforeEach(async () => {
  temporary = await temporaryCatalogue();
  ({ catalogue } = temporary);
  await put(['Asha', 'Bo', 'Asha', 'Chausiku', 'Asha', 'Bo']);
  await put(['Asha'], 'zebra', 20);
});
afterEach(() => temporary[Symbol.asyncDispose]());

const keys = (items: { name: string; species: string | null }[]) =>
  items.map(({ name, species }) => `${name} ${species}`);

it.each([
  ['name', ['Asha giraffe', 'Asha zebra', 'Bo giraffe', 'Chausiku giraffe']],
  ['crops', ['Asha giraffe', 'Bo giraffe', 'Asha zebra', 'Chausiku giraffe']],
  ['last-seen', ['Asha zebra', 'Bo giraffe', 'Asha giraffe', 'Chausiku giraffe']],
] as const)('are listed by %s, page by page and by position', async (order, whole) => {
  const seen: string[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const page = await catalogue.listIndividuals({ order }, { cursor, limit: 3 });
    expect(page).toMatchObject({ total: 4, offset: seen.length });
    seen.push(...keys(page.items));
    cursor = page.next;
  }
  expect(seen).toEqual(whole);
  const part = await catalogue.listIndividuals({ order }, { offset: 2, limit: 3 });
  expect(keys(part.items)).toEqual(whole.slice(2));
});

it('show at most six crops, spread over the whole time', async () => {
  await put(
    Array.from({ length: 11 }, () => 'Dalila'),
    'lion',
  );
  const { items } = await catalogue.listIndividuals({ species: 'lion' }, { limit: 1 });
  expect(items[0]).toMatchObject({ crops: 11, images: 11, firstSeen: day(1), lastSeen: day(11) });
  expect(items[0]!.strip.map(({ image }) => image)).toEqual(
    [1, 3, 5, 7, 9, 11].map((n) => `lion/${String(n).padStart(2, '0')}`),
  );
});

it('the overview tells how far the review is, by split, species and day', async () => {
  const proposal = annotation('1', { species: 'zebra', state: 'proposed' });
  await catalogue.putScanned([
    scanned('new', { split: 'val' }),
    scanned('empty', { split: 'val', status: 'empty' }),
    scanned('proposed', { split: 'val', status: 'labelled', annotations: [proposal] }),
    scanned('bad', { split: 'val', status: 'labelled' }),
  ]);
  await catalogue.putAnalysed([
    analysed('bad', { failure: 'image-truncated', takenAt: null }),
    analysed('proposed', { takenAt: day(1), annotations: [proposal] }),
  ]);
  const overview = await catalogue.overview();
  expect(overview).toMatchObject({
    images: 11,
    reviewed: 8,
    unreadable: 1,
    boxes: { proposed: 1, accepted: 7, rejected: 0, unidentifiable: 0, named: 7 },
    splits: [
      { split: 'train', images: 7, reviewed: 7 },
      { split: 'val', images: 4, reviewed: 1 },
    ],
    species: [
      { species: 'giraffe', boxes: 6, named: 6, individuals: 3, firstSeen: day(1) },
      { species: 'zebra', boxes: 2, named: 1, individuals: 1, lastSeen: day(20) },
    ],
  });
  expect(overview.days).toHaveLength(7);
  expect(overview.days[0]).toEqual({ day: '2024-05-01', images: 2, reviewed: 1 });
  expect(overview.species[1]!.strip).toHaveLength(2);
});

it('the sums follow images that move to another split, change and go', async () => {
  await catalogue.putScanned([scanned('giraffe/01', { split: 'val', status: 'empty' })]);
  await catalogue.removeImages(['giraffe/02']);
  expect(await catalogue.countAll()).toMatchObject({ images: 6, labelled: 5, empty: 1 });
  const { splits, boxes } = await catalogue.overview();
  expect(splits).toEqual([
    { split: 'train', images: 5, reviewed: 5 },
    { split: 'val', images: 1, reviewed: 1 },
  ]);
  expect(boxes.named).toBe(5);
});
