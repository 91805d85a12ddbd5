import { describe, expect, it } from 'vitest';
import type { Page } from '../../server/contract/page.ts';
import { createPagedList } from '../../webview/store/paged-list.ts';
import { failure, settle } from './fake-call.ts';

interface Row {
  id: string;
  seen: number;
}

/** A server with `count` rows that counts how often each page was asked for. */
function setUp(count: number, pageSize = 10) {
  const asked: (string | undefined)[] = [];
  const state = { count, broken: false, seen: 0 };
  const list = createPagedList<Row>({
    key: ({ id }) => id,
    pageSize,
    reach: 1,
    fetchPage: async ({ cursor, limit }): Promise<Page<Row>> => {
      asked.push(cursor);
      await Promise.resolve();
      if (state.broken) throw failure({ code: 'unavailable', message: 'away' });
      const start = Number(cursor ?? 0);
      const end = Math.min(state.count, start + limit);
      const items = Array.from({ length: end - start }, (_, i) => ({
        id: `row ${start + i}`,
        seen: state.seen,
      }));
      return { items, next: end < state.count ? String(end) : null, total: state.count };
    },
  });
  return { list, asked, state };
}

describe('a paged list', () => {
  it('reads only as far as somebody looks', async () => {
    const { list, asked } = setUp(1_000_000);
    await list.loadMore();
    expect(list.rows.value).toBe(10);
    expect(list.total.value).toBe(1_000_000);
    list.see(0, 3);
    await settle();
    expect(asked).toHaveLength(1);
    list.see(4, 9);
    await settle();
    expect(list.rows.value).toBe(20);
    expect(list.at(15)?.id).toBe('row 15');
    expect(list.at(25)).toBeUndefined();
  });

  it('holds only pages near those in sight, and reads the others again when they are seen', async () => {
    const { list, asked } = setUp(100);
    while (await list.loadMore());
    expect(list.rows.value).toBe(100);
    expect(list.atEnd.value).toBe(true);
    list.see(90, 99);
    expect(list.at(5)).toBeUndefined();
    expect(list.at(85)?.id).toBe('row 85');
    expect(list.rows.value).toBe(100);
    asked.length = 0;
    list.see(0, 9);
    await settle();
    expect(list.at(5)?.id).toBe('row 5');
    expect(asked).toEqual([undefined]);
  });

  it('exchanges rows in place when something changed, without a jump', async () => {
    const { list, state } = setUp(30);
    await list.loadMore();
    await list.loadMore();
    list.see(0, 5);
    state.seen = 1;
    await list.refresh();
    expect(list.at(3)).toEqual({ id: 'row 3', seen: 1 });
    expect(list.at(12)).toEqual({ id: 'row 12', seen: 0 });
    list.replace({ id: 'row 12', seen: 7 });
    expect(list.at(12)?.seen).toBe(7);
  });

  it('starts over as far as was in sight when rows came or went', async () => {
    const { list, state } = setUp(30);
    await list.loadMore();
    await list.loadMore();
    list.see(8, 17);
    state.count = 15;
    await list.reload();
    expect(list.rows.value).toBe(15);
    expect(list.total.value).toBe(15);
    expect(list.atEnd.value).toBe(true);
  });

  it('drops what comes back for a list that is no longer wanted', async () => {
    const { list } = setUp(30);
    const late = list.loadMore();
    list.clear();
    expect(await late).toBe(false);
    expect(list.rows.value).toBe(0);
    expect(list.loading.value).toBe(false);
  });

  it('says what went wrong, stops asking by itself, and goes on after a reload', async () => {
    const { list, asked, state } = setUp(30);
    state.broken = true;
    await list.loadMore();
    expect(list.error.value?.message).toBe('away');
    list.see(0, 0);
    await settle();
    expect(asked).toHaveLength(1);
    state.broken = false;
    await list.reload();
    expect(list.error.value).toBeNull();
    expect(list.rows.value).toBe(10);
  });
});
