import { describe, expect, it } from 'vitest';
import type { ImageSummary } from '../../server/contract/image.ts';
import { createNavigation } from '../../webview/store/navigation.ts';
import type { RememberedQueue } from '../../webview/store/queue-memory.ts';
import { fakeCall, settle, summary } from './fake-call.ts';
import { listImages, type OrderKey } from './fake-images.ts';
import { freshQueue } from './fake-queue.ts';

const decided = { proposed: 0, accepted: 1, rejected: 0, unidentifiable: 0, named: 1 };
const nameOf = (index: number) => `images/${String(index).padStart(6, '0')}.jpg`;

function setUp(
  count: number,
  options: {
    isDecided?: (index: number) => boolean;
    orderKey?: OrderKey;
  } & Partial<RememberedQueue> = {},
) {
  const { isDecided = () => false, orderKey, ...remembered } = options;
  const images = new Map(
    Array.from({ length: count }, (_, i): [string, ImageSummary] => {
      const part = isDecided(i) ? { status: 'labelled' as const, counts: decided } : {};
      return [nameOf(i), summary(nameOf(i), part)];
    }),
  );
  const fake = fakeCall({ 'images.list': listImages(() => [...images.values()], orderKey) });
  const queue = freshQueue(remembered);
  const navigation = createNavigation(fake.call, 'c', queue);
  return {
    images,
    fake,
    queue,
    navigation,
    /** The person decides about an image: it is saved. */
    decide: (id: string) => {
      const after = { ...images.get(id)!, status: 'labelled' as const, counts: decided };
      images.set(id, after);
      navigation.note(after);
    },
    /** Goes to an image, as opening does. */
    open: async (id: string | null) => {
      navigation.at(id);
      await settle();
      return id;
    },
  };
}

describe('going through the queue', () => {
  it('steps on and back to every image, and ends at the ends', async () => {
    const { navigation, open } = setUp(60);
    let image = await open(await navigation.next(null));
    const met = [image];
    for (let next = await navigation.next(image); next; next = await navigation.next(image)) {
      image = await open(next);
      met.push(image);
    }
    expect(met).toEqual(Array.from({ length: 60 }, (_, i) => nameOf(i)));
    expect(await navigation.previous(image)).toBe(nameOf(58));
    await open(nameOf(0));
    expect(await navigation.previous(nameOf(0))).toBeNull();
  });

  it('goes on from an image that was opened in the middle', async () => {
    const { navigation, open } = setUp(20_000);
    await open(nameOf(7_777));
    expect(await navigation.next(nameOf(7_777))).toBe(nameOf(7_778));
    expect(await navigation.previous(nameOf(7_777))).toBe(nameOf(7_776));
  });

  it('never asks by place', async () => {
    const { navigation, open, fake } = setUp(100);
    for (let i = 0; i < 40; i++) await open(await navigation.next(i ? nameOf(i - 1) : null));
    const queries = fake.inputsOf('images.list').map(({ query }) => query);
    expect(queries.every((query) => query.offset === undefined)).toBe(true);
    expect(queries.length).toBeLessThan(20);
  });

  it('skips no image although each decision takes one out of the filtered list', async () => {
    const { navigation, open, decide } = setUp(80, { filters: { status: 'unlabelled' } });
    let image = await open(await navigation.next(null));
    const met: string[] = [];
    while (image) {
      met.push(image);
      decide(image);
      image = await open(await navigation.nextOpen(image));
    }
    expect(met).toEqual(Array.from({ length: 80 }, (_, i) => nameOf(i)));
  });

  it('skips no image although decisions move images within the order', async () => {
    // Surest first: a decided image has nothing left to be sure of and goes to the end.
    const orderKey: OrderKey = ({ id, counts }) => (counts.proposed > 0 ? `0${id}` : `1${id}`);
    const { navigation, open, decide } = setUp(70, { order: 'name-surest', orderKey });
    let image = await open(await navigation.next(null));
    const met: string[] = [];
    while (image && met.length < 100) {
      met.push(image);
      decide(image);
      image = await open(await navigation.nextOpen(image));
    }
    expect(met).toEqual(Array.from({ length: 70 }, (_, i) => nameOf(i)));
  });

  it('comes back to what was decided, though it has left the list', async () => {
    const { navigation, open, decide } = setUp(20, { filters: { status: 'unlabelled' } });
    await open(nameOf(3));
    decide(nameOf(3));
    await open(await navigation.nextOpen(nameOf(3)));
    expect(await navigation.previous(nameOf(4))).toBe(nameOf(3));
  });

  it('finds the next image that waits, however far', async () => {
    const { navigation, open } = setUp(5000, { isDecided: (i) => i !== 3 && i !== 4200 });
    await open(nameOf(3));
    expect(await navigation.nextOpen(nameOf(3))).toBe(nameOf(4200));
    await open(nameOf(4200));
    expect(await navigation.nextOpen(nameOf(4200))).toBeNull();
    expect(await navigation.openFromStart()).toEqual({ first: nameOf(3), total: 2 });
  });

  it('goes on to the next image with a box without a name, where the queue is of those', async () => {
    const unnamed = [2, 7, 300];
    const { navigation, open, images, queue } = setUp(500, { isDecided: () => true });
    for (const i of unnamed) {
      const counts = { ...decided, accepted: 2, named: 1 };
      images.set(nameOf(i), summary(nameOf(i), { status: 'labelled', counts }));
    }
    await open(nameOf(2));
    expect(await navigation.nextOpen(nameOf(2))).toBeNull();
    queue.narrow({ named: false });
    await settle();
    expect(await navigation.openFromStart()).toEqual({ first: nameOf(2), total: 3 });
    expect(await navigation.nextOpen(nameOf(2))).toBe(nameOf(7));
    navigation.note(summary(nameOf(7), { status: 'labelled', counts: decided }));
    expect(await navigation.nextOpen(nameOf(2))).toBe(nameOf(300));
  });

  it('has in mind what will be wanted: the open one first, then what comes next', async () => {
    const { navigation, open } = setUp(100, { isDecided: (i) => i === 51 });
    await open(nameOf(50));
    const wanted = navigation.wanted.value;
    expect(wanted[0]).toBe(nameOf(50));
    expect(wanted[1]).toBe(nameOf(52));
    for (const index of [51, 53, 54, 55, 56, 49, 48]) expect(wanted).toContain(nameOf(index));
  });

  it('asks nothing of the server while what lies ahead is known', async () => {
    const { navigation, open, fake } = setUp(100);
    await open(nameOf(50));
    const before = fake.calls.length;
    expect(await navigation.next(nameOf(50))).toBe(nameOf(51));
    expect(await navigation.nextOpen(nameOf(50))).toBe(nameOf(51));
    expect(fake.calls).toHaveLength(before);
  });

  it('takes up images that have come since', async () => {
    const { navigation, open, images } = setUp(10);
    await open(nameOf(9));
    expect(await navigation.next(nameOf(9))).toBeNull();
    images.set(nameOf(10), summary(nameOf(10)));
    navigation.invalidate();
    await settle();
    expect(await navigation.next(nameOf(9))).toBe(nameOf(10));
  });

  it('follows another filter from the same image', async () => {
    const { navigation, open, queue } = setUp(30, { isDecided: (i) => i % 2 === 1 });
    await open(nameOf(4));
    queue.narrow({ status: 'labelled' });
    await settle();
    expect(await navigation.next(nameOf(4))).toBe(nameOf(5));
    expect(await navigation.previous(nameOf(4))).toBe(nameOf(3));
  });
});
