import { describe, expect, it } from 'vitest';
import { createWindowedList, type PageStart } from '../../webview/store/windowed-list.ts';
import { failure, settle } from './fake-call.ts';

interface Row {
  id: number;
  seen: number;
}

/** A server with rows 0 to `count`, of which some may have left the list meanwhile. */
function setUp(count: number, pageSize = 10) {
  const asked: PageStart[] = [];
  const aborted: PageStart[] = [];
  const server = { count, gone: new Set<number>(), broken: false, seen: 0 };
  const list = createWindowedList<Row>({
    key: ({ id }) => String(id),
    pageSize,
    reach: 1,
    fetchPage: async (start, signal) => {
      asked.push(start);
      signal.addEventListener('abort', () => aborted.push(start));
      await Promise.resolve();
      if (server.broken) throw failure({ code: 'unavailable', message: 'away' });
      const ids = Array.from({ length: server.count }, (_, id) => id);
      const left = ids.filter((id) => !server.gone.has(id));
      const rest =
        'cursor' in start
          ? left.filter((id) => id > Number(start.cursor))
          : left.slice(start.offset);
      const items = rest.slice(0, start.limit).map((id) => ({ id, seen: server.seen }));
      const next = rest.length > start.limit ? String(items.at(-1)!.id) : null;
      return { items, next, total: left.length };
    },
  });
  return { list, asked, aborted, server };
}

const ids = (list: { at(row: number): Row | undefined }, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => list.at(from + i)?.id);

describe('a windowed list', () => {
  it('knows the length of the whole list from its first page', async () => {
    const { list } = setUp(1_000_000);
    list.see(0, 5);
    await settle();
    expect(list.rows.value).toBe(1_000_000);
    expect(list.at(5)?.id).toBe(5);
  });

  it('reads any place of it without what comes before', async () => {
    const { list, asked } = setUp(1_000_000);
    list.see(0, 5);
    await settle();
    expect(list.at(700_003)).toBeUndefined();
    list.see(700_000, 700_008);
    await settle();
    expect(list.at(700_003)?.id).toBe(700_003);
    expect(asked.length).toBeLessThan(6);
  });

  it('holds only the pages near those in sight', async () => {
    const { list } = setUp(1000);
    for (let row = 0; row < 1000; row += 10) {
      list.see(row, row + 9);
      await settle();
    }
    const held = Array.from({ length: 1000 }, (_, row) => list.at(row)).filter(Boolean);
    expect(held.length).toBeLessThanOrEqual(50);
    expect(list.rowOf('995')).toBe(995);
    expect(list.rowOf('5')).toBe(-1);
  });

  it('gives up pages that were only scrolled by', async () => {
    const { list, aborted } = setUp(10_000);
    list.see(0, 5);
    await settle();
    list.see(500, 509);
    list.see(9000, 9009);
    await settle();
    expect(aborted.length).toBeGreaterThan(0);
    expect(list.at(9003)?.id).toBe(9003);
    expect(list.at(503)).toBeUndefined();
  });

  it('neither skips nor repeats rows where pages meet, though rows have left the list', async () => {
    const { list, server } = setUp(60);
    list.see(0, 4);
    await settle();
    server.gone = new Set([1, 2, 3, 4, 5]);
    list.see(5, 19);
    await settle();
    expect(ids(list, 0, 20)).toEqual(Array.from({ length: 20 }, (_, id) => id));
  });

  it('keeps the rows that have left until it is read anew', async () => {
    const { list, server } = setUp(60);
    list.see(0, 9);
    await settle();
    server.gone = new Set([2, 3]);
    server.seen = 1;
    await list.refresh();
    expect(list.at(2)).toEqual({ id: 2, seen: 0 });
    expect(list.at(4)).toEqual({ id: 4, seen: 1 });
    expect(list.total.value).toBe(58);
    await list.reload();
    expect(ids(list, 0, 4)).toEqual([0, 1, 4, 5]);
    expect(list.rows.value).toBe(58);
  });

  it('learns where the list ends when it has become shorter or longer', async () => {
    const { list, server } = setUp(35);
    list.see(0, 9);
    await settle();
    server.count = 22;
    list.see(20, 34);
    await settle();
    expect(list.rows.value).toBe(22);
    server.count = 40;
    await list.reload();
    await settle();
    expect(list.rows.value).toBe(40);
  });

  it('exchanges one row in place', async () => {
    const { list } = setUp(30);
    list.see(0, 9);
    await settle();
    list.replace({ id: 7, seen: 9 });
    list.replace({ id: 29, seen: 9 });
    expect(list.at(7)?.seen).toBe(9);
    expect(list.at(29)).toBeUndefined();
  });

  it('says that it cannot be read, and reads when it is tried again', async () => {
    const { list, asked, server } = setUp(30);
    server.broken = true;
    list.see(0, 5);
    await settle();
    expect(list.error.value?.message).toBe('away');
    list.see(0, 5);
    await settle();
    expect(asked).toHaveLength(1);
    server.broken = false;
    list.retry();
    await settle();
    expect(list.error.value).toBeNull();
    expect(list.at(3)?.id).toBe(3);
  });

  it('shows the error of one page at its rows only', async () => {
    const { list, server } = setUp(100);
    list.see(0, 4);
    await settle();
    server.broken = true;
    list.see(55, 57);
    await settle();
    expect(list.errorAt(56)?.message).toBe('away');
    expect(list.error.value).toBeNull();
    expect(list.errorAt(3)).toBeUndefined();
    server.broken = false;
    list.retry();
    await settle();
    expect(list.at(56)?.id).toBe(56);
    expect(list.errorAt(56)).toBeUndefined();
  });

  it('drops what comes back for a list that is no longer wanted', async () => {
    const { list, server } = setUp(30);
    list.see(0, 5);
    server.count = 3;
    const restarted = list.restart();
    await restarted;
    await settle();
    expect(list.rows.value).toBe(3);
    expect(list.loading.value).toBe(false);
  });
});
