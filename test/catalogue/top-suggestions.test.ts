import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../server/catalogue/catalogue.ts';
import type { Annotation } from '../../server/contract/annotation.ts';
import { annotation, scanned } from '../support/catalogue-rows.ts';
import { temporaryCatalogue } from '../support/temporary-catalogue.ts';

let temporary: Awaited<ReturnType<typeof temporaryCatalogue>>;
let catalogue: Catalogue;

const suggestion = (image: string, box: string, score: number) => ({
  image,
  box,
  individual: 'Asha',
  species: 'giraffe',
  score,
});

const put = (image: string, ...annotations: Annotation[]) =>
  catalogue.putScanned([scanned(image, { annotations })]);

beforeEach(async () => {
  temporary = await temporaryCatalogue();
  ({ catalogue } = temporary);
  await put('a', annotation('1', { state: 'proposed' }), annotation('2'));
  await put('b', annotation('1'), annotation('2', { individual: 'Bo' }));
  await put('c', annotation('1', { state: 'rejected' }));
  await catalogue.putTopSuggestions([
    suggestion('a', '1', 0.9),
    suggestion('a', '2', 0.3),
    suggestion('b', '1', 0.6),
    suggestion('b', '2', 0.99),
    suggestion('c', '1', 0.99),
    suggestion('gone', '1', 0.99),
  ]);
});
afterEach(() => temporary[Symbol.asyncDispose]());

const surest = async (minScore: number) => {
  const { items } = await catalogue.listSurest({}, minScore, { limit: 10 });
  return items.map((crop) => `${crop.image}${crop.annotation.id} ${crop.suggestion!.score}`);
};
const order = async () =>
  (await catalogue.listImages({ order: 'name-surest' }, { limit: 10 })).items
    .map(({ id }) => id)
    .join('');

it('are of boxes that wait for a name, the surest first', async () => {
  expect(await surest(-1)).toEqual(['a1 0.9', 'b1 0.6', 'a2 0.3']);
  expect(await surest(0.6)).toEqual(['a1 0.9', 'b1 0.6']);
});

it('an image is as sure as its least sure box', async () => {
  expect(await order()).toBe('bac');
  await put('a', annotation('1', { state: 'proposed' }), annotation('2', { individual: 'Asha' }));
  expect(await order()).toBe('abc');
});

it('page with a total, and fit the filter', async () => {
  const first = await catalogue.listSurest({}, 0, { limit: 2 });
  expect(first.total).toBe(3);
  const second = await catalogue.listSurest({}, 0, { limit: 2, cursor: first.next! });
  expect(second.items.map(({ image }) => image)).toEqual(['a']);
  const proposed = await catalogue.listSurest({ state: 'proposed' }, 0, { limit: 9 });
  expect(proposed.items.map(({ annotation: { id } }) => id)).toEqual(['1']);
});

describe('go', () => {
  const compared = (verdict: 'different' | 'cannot-compare') =>
    annotation('1', {
      comparisons: [{ individual: 'Asha', verdict, by: 'tester', at: '2024-05-01T06:00:00Z' }],
    });

  it.each<[string, Annotation[], string[]]>([
    ['with their box', [], []],
    ['when the box is named', [annotation('1', { individual: 'Bo' })], []],
    ['when it is unidentifiable', [annotation('1', { state: 'unidentifiable' })], []],
    ['when its species is another', [annotation('1', { species: 'zebra' })], []],
    ['when it is somebody else', [compared('different')], []],
    ['not when it could not be compared', [compared('cannot-compare')], ['b1 0.6']],
    [
      'not when it is looked at from elsewhere',
      [annotation('1', { viewpoint: 'left' })],
      ['b1 0.6'],
    ],
  ])('%s', async (_, boxes, left) => {
    await put('b', ...boxes);
    expect((await surest(-1)).filter((one) => one.startsWith('b'))).toEqual(left);
  });

  it('all at once', async () => {
    await catalogue.clearTopSuggestions();
    expect(await surest(-1)).toEqual([]);
    expect(await order()).toBe('abc');
  });
});
