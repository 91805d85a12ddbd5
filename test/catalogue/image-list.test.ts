import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../server/catalogue/catalogue.ts';
import type { ImageListFilter } from '../../server/catalogue/rows.ts';
import type { ImageOrder } from '../../server/contract/filters.ts';
import { analysed, annotation, scanned } from '../support/catalogue-rows.ts';
import { temporaryCatalogue } from '../support/temporary-catalogue.ts';

let temporary: Awaited<ReturnType<typeof temporaryCatalogue>>;
let catalogue: Catalogue;

/** Images a to h: the time of each, the confidence of its proposal, the score of its suggestion. */
const images = [
  { id: 'a', at: '2024-05-02T06:00:00', confidence: 0.9, score: 0.4 },
  { id: 'b', at: '2024-05-01T06:00:00', confidence: 0.5, score: 0.8 },
  { id: 'c', at: null, confidence: null, score: null },
  { id: 'd', at: '2024-05-03T23:59:00', confidence: 0.7, score: 0.6 },
  { id: 'e', at: '2024-05-01T06:00:00', confidence: 0.5, score: 0.8 },
  { id: 'f', at: null, confidence: null, score: null },
  { id: 'g', at: '2024-05-01T05:00:00+02:00', confidence: 0.1, score: -0.2 },
  { id: 'h', at: '2024-05-04T00:00:00', confidence: 0.95, score: 0.9 },
];

const boxesOf = ({ confidence }: (typeof images)[number]) =>
  confidence === null ? [] : [annotation('1', { state: 'proposed', confidence })];

beforeAll(async () => {
  temporary = await temporaryCatalogue();
  ({ catalogue } = temporary);
  await catalogue.putScanned(
    images.map((image) => scanned(image.id, { status: 'empty', annotations: boxesOf(image) })),
  );
  await catalogue.putAnalysed(
    images.map((image) => analysed(image.id, { takenAt: image.at, annotations: boxesOf(image) })),
  );
  await catalogue.putTopSuggestions(
    images.flatMap(({ id, score }) =>
      score === null
        ? []
        : [{ image: id, box: '1', individual: 'Asha', species: 'giraffe', score }],
    ),
  );
});
afterAll(() => temporary[Symbol.asyncDispose]());

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id).join('');

const orders: [ImageOrder, string][] = [
  ['path', 'abcdefgh'],
  ['time', 'gbeadhcf'],
  ['name-surest', 'hbedagcf'],
  ['name-unsure', 'gadbehcf'],
  ['detection-surest', 'hadbegcf'],
  ['detection-unsure', 'gbedahcf'],
];

describe.each(orders)('the order %s', (order, whole) => {
  it('puts images without a value last', async () => {
    const page = await catalogue.listImages({ order }, { limit: 20 });
    expect(idsOf(page.items)).toBe(whole);
    expect(page).toMatchObject({ total: 8, offset: 0, next: null });
  });

  it('goes on from page to page, and says where each begins', async () => {
    let seen = '';
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page = await catalogue.listImages({ order }, { cursor, limit: 3 });
      expect(page.offset).toBe(seen.length);
      seen += idsOf(page.items);
      cursor = page.next;
    }
    expect(seen).toBe(whole);
  });

  it('gives any part by its position', async () => {
    const page = await catalogue.listImages({ order }, { offset: 5, limit: 2 });
    expect(idsOf(page.items)).toBe(whole.slice(5, 7));
    expect(page.offset).toBe(5);
  });

  it('gives what stands after and before an image, and its position', async () => {
    for (const [position, id] of [...whole].entries()) {
      const after = await catalogue.listImages({ order }, { after: id, limit: 2 });
      expect(idsOf(after.items)).toBe(whole.slice(position + 1, position + 3));
      expect(after.offset).toBe(position + 1);
      const before = await catalogue.listImages({ order }, { before: id, limit: 2 });
      expect(idsOf(before.items)).toBe(whole.slice(Math.max(0, position - 2), position));
      expect(before.offset).toBe(Math.max(0, position - 2));
      expect(await catalogue.imagePosition(id, { order })).toEqual({ offset: position, total: 8 });
    }
  });
});

describe('an image that does not fit the filter', () => {
  const filter: ImageListFilter = { order: 'time', state: 'proposed', minConfidence: 0.6 };

  it('still has neighbours in the list', async () => {
    const after = await catalogue.listImages(filter, { after: 'b', limit: 2 });
    expect(idsOf(after.items)).toBe('ad');
    expect(after).toMatchObject({ offset: 0, total: 3 });
    const before = await catalogue.listImages(filter, { before: 'c', limit: 2 });
    expect(idsOf(before.items)).toBe('dh');
    expect(before.offset).toBe(1);
  });

  it('has no position', async () => {
    expect(await catalogue.imagePosition('b', filter)).toEqual({ offset: null, total: 3 });
  });
});

describe('days', () => {
  it.each([
    [{ from: '2024-05-02' }, 'adh'],
    [{ to: '2024-05-03' }, 'abdeg'],
    [{ from: '2024-05-03', to: '2024-05-03' }, 'd'],
  ])('%o are those of the camera’s clock', async (filter, ids) => {
    expect(idsOf((await catalogue.listImages(filter, { limit: 20 })).items)).toBe(ids);
  });
});

describe('what waits for a decision', () => {
  it('has a proposal, or no label file, and can be read', async () => {
    const { catalogue: other, ...rest } = await temporaryCatalogue();
    const proposal = annotation('1', { state: 'proposed' });
    await other.putScanned([
      scanned('done', { status: 'labelled', annotations: [annotation('1')] }),
      scanned('new'),
      scanned('proposed', { status: 'labelled', annotations: [proposal] }),
      scanned('unreadable'),
    ]);
    await other.putAnalysed([analysed('unreadable', { failure: 'image-truncated' })]);
    const page = await other.listImages({ open: true }, { limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual(['new', 'proposed']);
    await other.putScanned([
      scanned('proposed', { status: 'labelled', annotations: [annotation('1')] }),
    ]);
    expect((await other.listImages({ open: true }, { limit: 10 })).total).toBe(1);
    await rest[Symbol.asyncDispose]();
  });

  it.each<ImageOrder>(['path', 'time'])(
    'has an accepted box without a name, where those are asked for (by %s)',
    async (order) => {
      const { catalogue: other, ...rest } = await temporaryCatalogue();
      const named = annotation('1', { individual: 'Asha' });
      const unnamed = annotation('2', { individual: null });
      const labelled = { status: 'labelled' as const };
      await other.putScanned([
        scanned('named', { ...labelled, annotations: [named] }),
        scanned('one', { ...labelled, annotations: [named, unnamed] }),
        scanned('proposed', { ...labelled, annotations: [{ ...unnamed, state: 'proposed' }] }),
        scanned('unidentifiable', {
          ...labelled,
          annotations: [{ ...unnamed, state: 'unidentifiable' }],
        }),
        scanned('unreadable', { ...labelled, annotations: [unnamed] }),
      ]);
      await other.putAnalysed([
        analysed('unreadable', { failure: 'image-truncated', annotations: [unnamed] }),
      ]);
      const waiting = async (filter: ImageListFilter) => {
        const page = await other.listImages({ ...filter, order, open: true }, { limit: 10 });
        expect(page.total).toBe(page.items.length);
        return page.items.map(({ id }) => id);
      };
      expect(await waiting({ named: false })).toEqual(['one', 'proposed']);
      expect(await waiting({})).toEqual(['proposed']);
      const after = await other.listImages(
        { named: false, order, open: true },
        { after: 'one', limit: 1 },
      );
      expect(after.items.map(({ id }) => id)).toEqual(['proposed']);
      await other.putScanned([scanned('one', { ...labelled, annotations: [named] })]);
      expect(await waiting({ named: false })).toEqual(['proposed']);
      await rest[Symbol.asyncDispose]();
    },
  );
});
