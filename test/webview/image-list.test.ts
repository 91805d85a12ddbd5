import { describe, expect, it } from 'vitest';
import { activeFilters, noFilters, toQuery } from '../../webview/store/filters.ts';
import { createImageList, waitsForDecision } from '../../webview/store/image-list.ts';
import { fakeCall, imageDocument, settle, summary } from './fake-call.ts';

const decided = { proposed: 0, accepted: 1, rejected: 0, unidentifiable: 0, named: 1 };

function setUp(count: number, isDecided: (index: number) => boolean = () => false) {
  const all = Array.from({ length: count }, (_, i) =>
    summary(
      `images/${String(i).padStart(6, '0')}.jpg`,
      isDecided(i) ? { status: 'labelled', counts: decided } : {},
    ),
  );
  const fake = fakeCall({
    'images.list': ({ query }) => {
      const fit = all.filter(({ id, status }) => {
        const text = query.text === undefined || id.includes(query.text);
        return text && (query.status === undefined || status === query.status);
      });
      const start = Number(query.cursor ?? 0);
      const end = start + (query.limit ?? 100);
      const next = end < fit.length ? String(end) : null;
      return { items: fit.slice(start, end), next, total: fit.length };
    },
  });
  return { images: createImageList(fake.call, 'c'), fake, all };
}

describe('the image list', () => {
  it('steps to neighbours across pages and ends at its ends', async () => {
    const { images, all } = setUp(150);
    await images.list.loadMore();
    expect(await images.neighbour(all[99]!.id, 1)).toBe(all[100]!.id);
    expect(await images.neighbour(all[100]!.id, -1)).toBe(all[99]!.id);
    expect(await images.neighbour(all[0]!.id, -1)).toBeNull();
    while (await images.list.loadMore());
    expect(await images.neighbour(all[149]!.id, 1)).toBeNull();
  });

  it('finds the next image that waits for a decision, however far on the next pages', async () => {
    const { images, all } = setUp(500, (i) => i !== 3 && i !== 420);
    await images.list.loadMore();
    expect(await images.nextToDecide(all[3]!.id)).toBe(all[420]!.id);
    expect(await images.nextToDecide(all[420]!.id)).toBeNull();
  });

  it('goes on from the same place when the image has left the list', async () => {
    const { images, all } = setUp(20);
    await images.list.loadMore();
    expect(images.rowOf(all[5]!.id)).toBe(5);
    images.setFilters({ status: 'unlabelled' });
    await settle();
    images.rowOf(all[7]!.id);
    expect(await images.neighbour('gone.jpg', 1)).toBe(all[7]!.id);
  });

  it('asks the server to filter, and starts over', async () => {
    const { images, fake } = setUp(300);
    await images.list.loadMore();
    images.setFilters({ text: ' 00013 ', problemsOnly: true });
    await settle();
    expect(fake.inputsOf('images.list').at(-1)?.query).toMatchObject({
      text: '00013',
      problems: true,
      status: undefined,
      cursor: undefined,
    });
    expect(images.list.rows.value).toBe(11);
  });

  it('looks for an image on later pages, but not for ever', async () => {
    const { images, all, fake } = setUp(100_000);
    await images.list.loadMore();
    expect(await images.reveal(all[777]!.id)).toBe(777);
    expect(await images.reveal('nowhere.jpg')).toBe(-1);
    expect(fake.calls.length).toBeLessThan(40);
  });

  it('shows a saved image at once', async () => {
    const { images, all } = setUp(3);
    await images.list.loadMore();
    images.show(imageDocument(all[1]!.id, { status: 'empty' }));
    expect(images.list.at(1)).toMatchObject({ status: 'empty', problems: 0 });
  });

  it('fetches a changed image again only when it is held', async () => {
    const { images, all, fake } = setUp(3);
    await images.list.loadMore();
    images.touch('elsewhere.jpg');
    await settle();
    expect(fake.calls).toHaveLength(1);
    images.touch(all[1]!.id);
    await settle();
    expect(fake.calls).toHaveLength(2);
  });
});

describe('what waits for a decision', () => {
  it('is an image with proposals or without any label, if it can be read', () => {
    const none = { ...decided, accepted: 0, named: 0 };
    expect(waitsForDecision(summary('a', { counts: none }))).toBe(true);
    expect(waitsForDecision(summary('a', { status: 'empty', counts: none }))).toBe(false);
    expect(waitsForDecision(summary('a', { status: 'labelled' }))).toBe(true);
    expect(waitsForDecision(summary('a', { status: 'unreadable' }))).toBe(false);
  });
});

describe('filters', () => {
  it('leave a field out of the query when it is open', () => {
    expect(activeFilters(noFilters)).toBe(0);
    expect(activeFilters({ ...noFilters, split: 'val', problemsOnly: true })).toBe(2);
    expect(toQuery({ ...noFilters, text: '  ' }).text).toBeUndefined();
  });
});
