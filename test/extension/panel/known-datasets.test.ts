import { expect, test } from 'vitest';
import { KnownDatasets, type Storage } from '../../../extension/panel/known-datasets.ts';

function memory(): Storage {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string, fallback: T) => (values.get(key) as T | undefined) ?? fallback,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}

test('a dataset is found again by the id that the server gave it', () => {
  const storage = memory();
  new KnownDatasets(storage).remember('c', '/data');
  expect(new KnownDatasets(storage).path('c')).toBe('/data');
  expect(new KnownDatasets(storage).path('other')).toBeNull();
});

test('the oldest are forgotten when there are many, one that is used again is not', () => {
  const known = new KnownDatasets(memory());
  known.remember('first', '/first');
  known.remember('second', '/second');
  for (let n = 0; n < 48; n += 1) known.remember(`c${n}`, `/${n}`);
  known.remember('first', '/first');
  known.remember('new', '/new');
  expect(known.path('first')).toBe('/first');
  expect(known.path('second')).toBeNull();
});
