import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createPictures, type ReadyPicture } from '../../webview/store/pictures.ts';
import { createPrefetch } from '../../webview/store/prefetch.ts';
import { annotation, failure, fakeCall, imageDocument, ranking, settle } from './fake-call.ts';

const settled = async () => {
  for (let i = 0; i < 10; i++) await settle();
};

function setUp() {
  const loaded: string[] = [];
  const pictures = createPictures((image) => {
    loaded.push(image);
    return Promise.resolve({ url: image, width: 2000, height: 1500, source: null });
  });
  const read: string[] = [];
  let version = 1;
  const fake = fakeCall({
    'images.get': ({ params }) =>
      params.image === 'broken'
        ? Promise.reject(failure({ code: 'not-found', message: 'broken' }))
        : imageDocument(params.image, {
            version: String(version),
            annotations: [annotation({ id: `${params.image}-box` })],
          }),
    'annotations.suggestions': () => ranking('Asha'),
  });
  const wanted = signal<readonly string[]>([]);
  const prefetch = createPrefetch({
    call: fake.call,
    collection: 'c',
    pictures,
    wanted,
    naming: signal(false),
    onRead: ({ id }) => read.push(id),
  });
  return { prefetch, pictures, wanted, fake, loaded, read, change: () => (version += 1) };
}

describe('what is fetched ahead', () => {
  it('is the document, the picture and the first box’s ranking of each image that is wanted', async () => {
    const { prefetch, pictures, wanted, fake, loaded } = setUp();
    wanted.value = ['a', 'b', 'c'];
    await settled();
    expect(loaded).toEqual(['a', 'b', 'c']);
    expect(prefetch.document('b')?.id).toBe('b');
    expect(pictures.get('c')?.url).toBe('c');
    expect(prefetch.ranking('c', 'c-box')).toMatchObject({ fresh: true });
    expect(prefetch.ranking('c', 'another')).toBeNull();
    const before = fake.calls.length;
    wanted.value = ['b', 'c', 'd'];
    await settled();
    expect(fake.inputsOf('images.get').map(({ params }) => params.image)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(fake.calls.length - before).toBe(2);
  });

  it('is let go when it is no longer wanted', async () => {
    const { prefetch, wanted } = setUp();
    wanted.value = ['a'];
    await settled();
    wanted.value = ['b'];
    await settled();
    expect(prefetch.document('a')).toBeNull();
  });

  it('is read again when the image has changed', async () => {
    const { prefetch, wanted, change } = setUp();
    wanted.value = ['a'];
    await settled();
    change();
    prefetch.drop('a');
    expect(prefetch.document('a')).toBeNull();
    await settled();
    expect(prefetch.document('a')?.version).toBe('2');
  });

  it('goes on after an image that cannot be read', async () => {
    const { prefetch, wanted } = setUp();
    wanted.value = ['broken', 'b', 'c'];
    await settled();
    expect(prefetch.document('broken')).toBeNull();
    expect(prefetch.document('c')?.id).toBe('c');
  });

  it('asks who the next animal is again after a decision', async () => {
    const { prefetch, wanted, fake } = setUp();
    wanted.value = ['a', 'b', 'c'];
    await settled();
    prefetch.outdateRankings();
    expect(prefetch.ranking('b', 'b-box')).toMatchObject({ fresh: false });
    await settled();
    expect(prefetch.ranking('b', 'b-box')).toMatchObject({ fresh: true });
    expect(fake.inputsOf('annotations.suggestions').at(-1)?.params.image).toBe('b');
  });
});

describe('the pictures at hand', () => {
  const picture = (url: string): ReadyPicture => ({ url, width: 10, height: 10, source: null });

  it('are bounded by their pixels; what was used longest ago goes first', async () => {
    const pictures = createPictures((image) => Promise.resolve(picture(image)), 300);
    for (const image of ['a', 'b', 'c', 'a', 'd']) await pictures.load(image);
    expect(['a', 'b', 'c', 'd'].filter((image) => pictures.get(image))).toEqual(['a', 'c', 'd']);
  });

  it('are fetched once, however many ask', async () => {
    let asked = 0;
    const pictures = createPictures((image) => {
      asked += 1;
      return Promise.resolve(picture(image));
    });
    await Promise.all([pictures.load('a'), pictures.load('a')]);
    await pictures.load('a');
    expect(asked).toBe(1);
  });

  it('are given up while they load when other images are wanted', async () => {
    const signals = new Map<string, AbortSignal>();
    const pictures = createPictures((image, signal) => {
      signals.set(image, signal);
      return new Promise((resolve) => setTimeout(() => resolve(picture(image)), 5));
    });
    const both = [pictures.load('a'), pictures.load('b')];
    pictures.only(['b']);
    await Promise.all(both);
    expect(signals.get('a')?.aborted).toBe(true);
    expect(pictures.get('a')).toBeNull();
    expect(pictures.get('b')?.url).toBe('b');
  });

  it('say what is wrong, and try again when asked again', async () => {
    let broken = true;
    const pictures = createPictures((image) =>
      broken
        ? Promise.reject(failure({ code: 'unprocessable', message: 'no picture' }))
        : Promise.resolve(picture(image)),
    );
    await pictures.load('a');
    expect(pictures.failure('a')?.message).toBe('no picture');
    broken = false;
    await pictures.load('a');
    expect(pictures.failure('a')).toBeNull();
    expect(pictures.get('a')?.url).toBe('a');
  });
});
