import { describe, expect, it } from 'vitest';
import { nextEncounter, previousEncounter, together } from '../../webview/store/encounter-step.ts';
import { fakeCall, summary } from './fake-call.ts';
import { listImages } from './fake-images.ts';
import { freshQueue } from './fake-queue.ts';

/** Photographs of one camera at these seconds. */
const shots = (camera: string, seconds: (number | null)[]) =>
  seconds.map((second, i) =>
    summary(`${camera}/${String(i).padStart(4, '0')}.jpg`, {
      takenAt:
        second === null ? null : new Date(second * 1000).toISOString().replace(/\.\d+Z$/, ''),
    }),
  );

function setUp(images: ReturnType<typeof shots>, gap = 60) {
  const { call } = fakeCall({ 'images.list': listImages(() => images) });
  const queue = freshQueue({ gap });
  const at = (id: string) => images.find((image) => image.id === id)!;
  return {
    next: (id: string) => nextEncounter(call, 'c', queue, at(id)),
    previous: (id: string) => previousEncounter(call, 'c', queue, at(id)),
  };
}

describe('stepping by encounter', () => {
  const images = [...shots('a', [0, 30, 60, 500, 510, 5000]), ...shots('b', [5001, 5002])];

  it('goes to the first photograph of the next one', async () => {
    const { next } = setUp(images);
    expect(await next('a/0000.jpg')).toBe('a/0003.jpg');
    expect(await next('a/0004.jpg')).toBe('a/0005.jpg');
    expect(await next('a/0005.jpg')).toBe('b/0000.jpg');
    expect(await next('b/0001.jpg')).toBeNull();
  });

  it('goes to the first photograph of the one before', async () => {
    const { previous } = setUp(images);
    expect(await previous('b/0001.jpg')).toBe('a/0005.jpg');
    expect(await previous('a/0005.jpg')).toBe('a/0003.jpg');
    expect(await previous('a/0004.jpg')).toBe('a/0000.jpg');
    expect(await previous('a/0002.jpg')).toBeNull();
  });

  it('passes bursts that are longer than a page', async () => {
    const long = [
      ...shots(
        'a',
        Array.from({ length: 900 }, (_, i) => i),
      ),
      ...shots('b', [0, 1]),
    ];
    const { next, previous } = setUp(long);
    expect(await next('a/0001.jpg')).toBe('b/0000.jpg');
    expect(await previous('b/0001.jpg')).toBe('a/0000.jpg');
  });

  it('follows the gap that the person has set', async () => {
    const { next } = setUp(images, 1000);
    expect(await next('a/0000.jpg')).toBe('a/0005.jpg');
  });

  it('takes photographs without a time each for itself', () => {
    const [one, two] = shots('a', [null, null]);
    expect(together(one!, two!, 60)).toBe(false);
  });
});
