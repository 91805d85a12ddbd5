import { expect, test } from 'vitest';
import { KnownDatasets } from '../../../extension/panel/known-datasets.ts';
import { memoryStorage } from './memory-storage.ts';

test('a dataset is found again by the id that the server gave it', () => {
  const storage = memoryStorage();
  new KnownDatasets(storage).remember('c', '/data');
  expect(new KnownDatasets(storage).path('c')).toBe('/data');
  expect(new KnownDatasets(storage).path('other')).toBeNull();
});

test('the oldest are forgotten when there are many, one that is used again is not', () => {
  const known = new KnownDatasets(memoryStorage());
  known.remember('first', '/first');
  known.remember('second', '/second');
  for (let n = 0; n < 48; n += 1) known.remember(`c${n}`, `/${n}`);
  known.remember('first', '/first');
  known.remember('new', '/new');
  expect(known.path('first')).toBe('/first');
  expect(known.path('second')).toBeNull();
});
