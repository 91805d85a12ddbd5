import { describe, expect, it } from 'vitest';
import { createImageList } from '../../webview/store/image-list.ts';
import type { RememberedQueue } from '../../webview/store/queue-memory.ts';
import { annotation, fakeCall, imageDocument, settle, summary } from './fake-call.ts';
import { listImages } from './fake-images.ts';
import { freshQueue } from './fake-queue.ts';

const nameOf = (index: number) => `images/${String(index).padStart(6, '0')}.jpg`;

function setUp(count: number, remembered: Partial<RememberedQueue> = {}) {
  const all = Array.from({ length: count }, (_, i) => summary(nameOf(i)));
  const images = new Map(all.map((image) => [image.id, image]));
  const fake = fakeCall({
    'images.list': listImages(() => [...images.values()]),
    'images.position': ({ params, query }) => {
      const fit = [...images.values()].filter(
        ({ status }) => query.status === undefined || status === query.status,
      );
      const offset = fit.findIndex(({ id }) => id === params.image);
      return { offset: offset < 0 ? null : offset, total: fit.length };
    },
  });
  const queue = freshQueue(remembered);
  return { list: createImageList(fake.call, 'c', queue), images, queue, fake };
}

describe('the image list', () => {
  it('brings the row of any image in sight at once', async () => {
    const { list, fake } = setUp(3000);
    list.list.see(0, 10);
    await settle();
    expect(await list.reveal(nameOf(2777))).toBe(2777);
    expect(list.target.value).toEqual({ row: 2777 });
    expect(list.list.at(2777)?.id).toBe(nameOf(2777));
    expect(fake.calls.length).toBeLessThan(6);
  });

  it('says that an image is not in it', async () => {
    const { list } = setUp(30);
    expect(await list.reveal('elsewhere.jpg')).toBe(-1);
    expect(list.target.value).toBeNull();
  });

  it('keeps and marks what no longer fits the filters, until it is read anew', async () => {
    const { list, images } = setUp(20, { filters: { status: 'unlabelled' } });
    list.list.see(0, 10);
    await settle();
    const after = imageDocument(nameOf(3), { status: 'empty', annotations: [] });
    images.set(after.id, summary(after.id, { status: 'empty' }));
    list.show(after);
    expect(list.list.at(3)).toMatchObject({ id: nameOf(3), status: 'empty' });
    expect([...list.left.value]).toEqual([nameOf(3)]);
    await list.reload();
    expect(list.left.value.size).toBe(0);
    expect(list.list.at(3)?.id).toBe(nameOf(4));
  });

  it('takes the mark away when a decision is undone', async () => {
    const { list } = setUp(5, { filters: { status: 'unlabelled' } });
    list.list.see(0, 4);
    await settle();
    list.show(imageDocument(nameOf(1), { status: 'empty', annotations: [] }));
    list.show(imageDocument(nameOf(1)));
    expect(list.left.value.size).toBe(0);
  });

  it('finds an image though rows before it have left', async () => {
    const { list, images } = setUp(1000, { filters: { status: 'unlabelled' } });
    list.list.see(0, 10);
    await settle();
    for (let i = 0; i < 30; i++) images.set(nameOf(i), summary(nameOf(i), { status: 'empty' }));
    expect(await list.reveal(nameOf(100))).toBe(100 - 30);
    const row = await list.reveal(nameOf(500));
    expect(list.list.at(row)?.id).toBe(nameOf(500));
  });

  it('fetches a changed image again only when it is held', async () => {
    const { list, fake } = setUp(3);
    list.list.see(0, 2);
    await settle();
    list.touch('elsewhere.jpg');
    await settle();
    expect(fake.calls).toHaveLength(1);
    list.touch(nameOf(1));
    await settle();
    expect(fake.calls).toHaveLength(2);
  });

  it('counts the problems of a document that it shows', async () => {
    const { list } = setUp(3);
    list.list.see(0, 2);
    await settle();
    list.show(imageDocument(nameOf(1), { status: 'empty', annotations: [annotation()] }));
    expect(list.list.at(1)).toMatchObject({ status: 'empty', problems: 0 });
    expect(list.list.at(1)).not.toHaveProperty('annotations');
  });
});
