import { expect, test } from 'vitest';
import type { UnsavedImage } from '../../../server/contract/messages.ts';
import { UnsavedStore } from '../../../extension/panel/unsaved-store.ts';
import { memoryStorage } from './memory-storage.ts';

const unsaved = (id: string): UnsavedImage => ({
  document: { id, version: '1' } as UnsavedImage['document'],
  edits: [{ edit: { verb: 'mark-empty' }, localId: null }],
});

test('what a tab could not save is there for the next one, dataset by dataset', () => {
  const storage = memoryStorage();
  const store = new UnsavedStore(storage);
  store.write('c', 'a.jpg', unsaved('a.jpg'));
  store.write('c', 'b.jpg', unsaved('b.jpg'));
  store.write('other', 'x.jpg', unsaved('x.jpg'));
  store.write('c', 'a.jpg', null);
  expect(new UnsavedStore(storage).read('c')).toEqual([unsaved('b.jpg')]);
  expect(new UnsavedStore(storage).read('other')).toHaveLength(1);
  expect(new UnsavedStore(storage).read('none')).toEqual([]);
});
