import { expect, it } from 'vitest';
import { parseUnsaved, storedUnsaved, type TextStorage } from '../../webview/transport/unsaved.ts';
import { imageDocument } from './fake-call.ts';

function storage(): TextStorage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

const unsaved = (image: string) => ({
  document: imageDocument(image),
  edits: [{ edit: { verb: 'mark-empty' } as const, localId: null }],
});

it('keeps decisions image by image and leaves other datasets alone', async () => {
  const texts = storage();
  const memory = storedUnsaved(() => texts);
  memory.write('c', 'a.jpg', unsaved('a.jpg'));
  memory.write('c', 'b.jpg', unsaved('b.jpg'));
  memory.write('cc', 'x.jpg', unsaved('x.jpg'));
  memory.write('c', 'a.jpg', null);
  expect(await storedUnsaved(() => texts).read('c')).toEqual([unsaved('b.jpg')]);
});

it('works without storage, which a browser may refuse', async () => {
  const memory = storedUnsaved(() => {
    throw new Error('denied');
  });
  memory.write('c', 'a.jpg', unsaved('a.jpg'));
  expect(await memory.read('c')).toEqual([]);
});

it('takes nothing for a decision that is none', () => {
  expect(parseUnsaved(unsaved('a.jpg'))).toEqual(unsaved('a.jpg'));
  for (const value of [null, 'x', {}, { ...unsaved('a.jpg'), edits: [] }, { edits: [null] }]) {
    expect(parseUnsaved(value)).toBeNull();
  }
  expect(parseUnsaved({ ...unsaved('a.jpg'), edits: [{ edit: 'reject' }] })).toBeNull();
});
