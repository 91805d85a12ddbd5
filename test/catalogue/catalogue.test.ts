import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCatalogue, type Catalogue } from '../../server/catalogue/catalogue.ts';
import { analysed, annotation, scanned } from '../support/catalogue-rows.ts';

let folder: string;
let catalogue: Catalogue;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  catalogue = await openCatalogue(join(folder, 'catalogue.db'));
});
afterEach(async () => {
  await catalogue.close();
  await rm(folder, { recursive: true });
});

const problem = (file: string) => ({
  code: 'label-number-malformed',
  severity: 'error' as const,
  message: 'not a number',
  file,
  line: 3,
});

describe('paging', () => {
  it('gives every image once, in path order, with the total', async () => {
    const paths = Array.from({ length: 25 }, (_, i) => `images/${String(i).padStart(2, '0')}.jpg`);
    await catalogue.putScanned(paths.map((path) => scanned(path)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalogue.listImages({}, { cursor, limit: 10 });
      expect(page.total).toBe(25);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(paths);
  });

  it('goes on where it was while images are added before the cursor', async () => {
    await catalogue.putScanned([scanned('b'), scanned('c'), scanned('d')]);
    const first = await catalogue.listImages({}, { limit: 2 });
    await catalogue.putScanned([scanned('a')]);
    const second = await catalogue.listImages({}, { cursor: first.next!, limit: 2 });
    expect(second.items.map(({ id }) => id)).toEqual(['d']);
  });
});

describe('filters', () => {
  beforeEach(async () => {
    await catalogue.putScanned([
      scanned('train/a.jpg', {
        status: 'labelled',
        annotations: [annotation('1', { individual: 'Asha' })],
      }),
      scanned('train/b.jpg', {
        status: 'labelled',
        annotations: [annotation('1', { species: 'zebra', state: 'unidentifiable' })],
        problems: [problem('train/b.txt')],
      }),
      scanned('val/100%.jpg', { split: 'val' }),
    ]);
  });

  it.each([
    [{ split: 'val' }, ['val/100%.jpg']],
    [{ status: 'labelled' }, ['train/a.jpg', 'train/b.jpg']],
    [{ species: 'zebra' }, ['train/b.jpg']],
    [{ individual: 'Asha' }, ['train/a.jpg']],
    [{ state: 'unidentifiable' }, ['train/b.jpg']],
    [{ species: 'giraffe', state: 'unidentifiable' }, []],
    [{ problems: true }, ['train/b.jpg']],
    [{ text: 'ash' }, ['train/a.jpg']],
    [{ text: '100%' }, ['val/100%.jpg']],
    [{ text: '1_0' }, []],
  ] as const)('%o', async (filter, paths) => {
    const page = await catalogue.listImages(filter, { limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual(paths);
    expect(page.total).toBe(paths.length);
  });
});

describe('what is still to do', () => {
  it('is an image whose models, labels or bytes have changed', async () => {
    await catalogue.putScanned(['a', 'b', 'c', 'd'].map((path) => scanned(path)));
    await catalogue.putAnalysed(['a', 'b', 'c'].map((path) => analysed(path)));
    await catalogue.putScanned([
      scanned('b', { version: 'v2' }),
      scanned('c', { imageStamp: '2' }),
    ]);
    const pending = await catalogue.pendingImages('model-1', '', 10);
    expect(pending.map(({ path }) => path)).toEqual(['b', 'c', 'd']);
    expect(await catalogue.countPending('model-2')).toBe(4);
  });

  it('forgets images that a later scan does not meet', async () => {
    await catalogue.putScanned([
      scanned('a', { annotations: [annotation('1')], problems: [problem('a.txt')] }),
      scanned('b'),
    ]);
    expect(await catalogue.imagesOfOtherGenerations(2, '', 10)).toEqual(['a', 'b']);
    await catalogue.putScanned([scanned('b', { generation: 2 })]);
    expect(await catalogue.imagesOfOtherGenerations(2, '', 10)).toEqual(['a']);
    await catalogue.removeImages(['a']);
    expect(await catalogue.countAll()).toMatchObject({ images: 1, problems: 0 });
    expect((await catalogue.listAnnotations({}, { limit: 10 })).total).toBe(0);
  });
});

describe('sums', () => {
  it('count images by status and boxes by state', async () => {
    await catalogue.putScanned([
      scanned('a', {
        status: 'labelled',
        annotations: [
          annotation('1', { individual: 'Asha' }),
          annotation('2', { individual: 'Asha', species: 'zebra' }),
          annotation('3', { state: 'rejected' }),
        ],
      }),
      scanned('b'),
    ]);
    await catalogue.putAnalysed([
      analysed('b', { failure: 'image-truncated', problems: [problem('b')] }),
    ]);
    expect(await catalogue.countAll()).toMatchObject({
      images: 2,
      labelled: 1,
      unreadable: 1,
      indexed: 1,
      individuals: 2,
      problems: 1,
    });
    expect((await catalogue.imageSummary('a'))?.counts).toMatchObject({
      accepted: 2,
      rejected: 1,
      named: 2,
    });
  });

  it('count an image as readable again once it was read', async () => {
    await catalogue.putScanned([scanned('a', { status: 'empty' })]);
    await catalogue.putAnalysed([analysed('a', { failure: 'image-truncated' })]);
    await catalogue.putAnalysed([analysed('a')]);
    expect((await catalogue.imageSummary('a'))?.status).toBe('empty');
  });

  it('list the known individuals of a species with first and last sighting', async () => {
    await catalogue.putScanned([
      scanned('a', { annotations: [annotation('1', { individual: 'Asha' })] }),
      scanned('b', { annotations: [annotation('1', { individual: 'Asha' })] }),
      scanned('c', { annotations: [annotation('1', { individual: 'Bo', species: 'zebra' })] }),
    ]);
    const named = [annotation('1', { individual: 'Asha' })];
    await catalogue.putAnalysed([
      analysed('a', { takenAt: '2024-05-01T06:00:00', annotations: named }),
      analysed('b', { takenAt: '2024-06-01T06:00:00', annotations: named }),
    ]);
    const page = await catalogue.listIndividuals({ species: 'giraffe' }, { limit: 10 });
    expect(page.items).toEqual([
      {
        name: 'Asha',
        species: 'giraffe',
        crops: 2,
        images: 2,
        strip: [
          { image: 'a', box: [0.5, 0.5, 0.2, 0.2] },
          { image: 'b', box: [0.5, 0.5, 0.2, 0.2] },
        ],
        firstSeen: '2024-05-01T06:00:00',
        lastSeen: '2024-06-01T06:00:00',
      },
    ]);
  });
});

it('keeps what it knows when it is opened again', async () => {
  await catalogue.putScanned([scanned('a')]);
  await catalogue.close();
  catalogue = await openCatalogue(join(folder, 'catalogue.db'));
  expect((await catalogue.imageSummary('a'))?.id).toBe('a');
});

it('says which file is no catalogue', async () => {
  const file = join(folder, 'other.db');
  await writeFile(file, 'this is not a database, whatever its name says');
  await expect(openCatalogue(file)).rejects.toThrow(/not a database/);
});
