import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Catalogue } from '../../server/catalogue/catalogue.ts';
import { analysed, annotation, scanned } from '../support/catalogue-rows.ts';
import { temporaryCatalogue } from '../support/temporary-catalogue.ts';

let temporary: Awaited<ReturnType<typeof temporaryCatalogue>>;
let catalogue: Catalogue;

beforeEach(async () => {
  temporary = await temporaryCatalogue();
  ({ catalogue } = temporary);
});
afterEach(() => temporary[Symbol.asyncDispose]());

const second = (seconds: number) =>
  new Date(Date.UTC(2024, 4, 1, 6, 0, seconds)).toISOString().slice(0, 19);

/** Puts images in that were taken at these seconds; null: nobody knows when. */
async function put(times: Record<string, number | null>): Promise<void> {
  await catalogue.putScanned(Object.keys(times).map((path) => scanned(path)));
  await catalogue.putAnalysed(
    Object.entries(times).map(([path, time]) =>
      analysed(path, { takenAt: time === null ? null : second(time) }),
    ),
  );
}

/** Encounters as `first image: how many`. */
async function bursts(gap: number): Promise<string> {
  const { items, total } = await catalogue.listEncounters({}, gap, { limit: 100 });
  expect(total).toBe(items.length);
  return items.map(({ id, images }) => `${id}: ${images}`).join(', ');
}

it('joins photographs of one place that are no further apart than the gap', async () => {
  await put({ 'x/1': 0, 'x/2': 60, 'x/3': 121, 'y/1': 30, 'y/2': null, 'y/3': null });
  expect(await bursts(60)).toBe('x/1: 2, x/3: 1, y/1: 1, y/2: 1, y/3: 1');
  expect(await bursts(61)).toBe('x/1: 3, y/1: 1, y/2: 1, y/3: 1');
  expect(await bursts(5)).toBe('x/1: 1, x/2: 1, x/3: 1, y/1: 1, y/2: 1, y/3: 1');
});

it('is named after its first photograph by time', async () => {
  await put({ 'x/a': 20, 'x/b': 10, 'x/c': 10 });
  expect(await bursts(60)).toBe('x/b: 3');
});

it('follows photographs that come, go, and are dated anew', async () => {
  await put({ 'x/1': 0, 'x/2': 50, 'x/4': 150, 'x/5': 200, 'x/6': 500 });
  expect(await bursts(60)).toBe('x/1: 2, x/4: 2, x/6: 1');
  await put({ 'x/3': 100 });
  expect(await bursts(60)).toBe('x/1: 5, x/6: 1');
  await catalogue.removeImages(['x/3']);
  expect(await bursts(60)).toBe('x/1: 2, x/4: 2, x/6: 1');
  await catalogue.removeImages(['x/1', 'x/4']);
  expect(await bursts(60)).toBe('x/2: 1, x/5: 1, x/6: 1');
  await put({ 'x/6': 240 });
  expect(await bursts(60)).toBe('x/2: 1, x/5: 2');
  await put({ 'x/5': null });
  expect(await bursts(60)).toBe('x/2: 1, x/5: 1, x/6: 1');
});

it('finds the same bursts whatever the order in which photographs become known', async () => {
  const times = [0, 10, 75, 80, 200, 259, 318, 900, 905, 2000];
  const all = Object.fromEntries(times.map((time, i) => [`x/${i}`, time]));
  await put(all);
  const expected = await bursts(60);
  for (const order of ['3918205746', '9876543210', '5061728394']) {
    await catalogue.removeImages(Object.keys(all));
    for (const digit of order) {
      await put({ [`x/${digit}`]: all[`x/${digit}`]! });
      await catalogue.refreshEncounters(60);
    }
    expect(await bursts(60)).toBe(expected);
  }
});

it('lists encounters with an image that fits, with the numbers of all their images', async () => {
  const zebra = annotation('1', { species: 'zebra', state: 'proposed' });
  const asha = annotation('2', { individual: 'Asha', box: [0.5, 0.5, 0.6, 0.6] });
  const boxes = {
    'x/1': [zebra, asha],
    'x/2': [annotation('1', { state: 'rejected' })],
    'y/1': [],
  };
  await catalogue.putScanned(
    Object.entries(boxes).map(([path, annotations]) =>
      scanned(path, { status: 'labelled', annotations }),
    ),
  );
  await catalogue.putAnalysed(
    Object.entries(boxes).map(([path, annotations], i) =>
      analysed(path, { takenAt: second(i), annotations }),
    ),
  );
  const { items } = await catalogue.listEncounters({ species: 'zebra' }, 60, { limit: 10 });
  expect(items).toEqual([
    {
      id: 'x/1',
      place: 'x',
      from: second(0),
      to: second(1),
      images: 2,
      boxes: 2,
      open: 1,
      species: ['giraffe', 'zebra'],
      individuals: ['Asha'],
      cover: [
        { image: 'x/1', box: [0.5, 0.5, 0.6, 0.6] },
        { image: 'x/1', box: [0.5, 0.5, 0.2, 0.2] },
      ],
    },
  ]);
  const images = await catalogue.listImages({ encounter: 'x/1', order: 'time' }, { limit: 10 });
  expect(images.items.map(({ id }) => id)).toEqual(['x/1', 'x/2']);
});

it('pages through all encounters, filtered or not', async () => {
  await put(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x/${i}`, i * 100])));
  for (const filter of [{}, { place: 'x' }]) {
    const seen: string[] = [];
    for (let cursor: string | undefined | null; cursor !== null;) {
      const page = await catalogue.listEncounters(filter, 60, { cursor, limit: 4 });
      expect(page).toMatchObject({ total: 9, offset: seen.length });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toHaveLength(9);
    const part = await catalogue.listEncounters(filter, 60, { offset: 7, limit: 4 });
    expect(part.items.map(({ id }) => id)).toEqual(['x/7', 'x/8']);
  }
});
