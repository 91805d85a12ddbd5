import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ErrorBody } from '../../server/contract/errors.ts';
import { isAbort, toErrorBody } from './error-body.ts';
import { indexRows, keepNear, replaceItem, rowsAfter, type HeldPage } from './held-pages.ts';

/** Where a page begins: behind the page before it, or at a place in the list. */
export type PageStart = { cursor: string; limit: number } | { offset: number; limit: number };

export interface PlacedPage<T> {
  items: readonly T[];
  next: string | null;
  total: number;
}

export interface WindowedListOptions<T> {
  fetchPage: (start: PageStart, signal: AbortSignal) => Promise<PlacedPage<T>>;
  key: (item: T) => string;
  /** Rows that are asked for at once. */
  pageSize?: number;
  /** Pages that are held on either side of those in sight. */
  reach?: number;
}

/**
 * A list on the server of which any part can be looked at. Its length is known from the first page
 * on; only the pages near those in sight are held. What is held stays as it was read until `reload`:
 * rows do not run away under a person who decides about them.
 */
export interface WindowedList<T> {
  /** Rows to lay out; null before the first answer. */
  rows: ReadonlySignal<number | null>;
  /** Items that the server counted last. */
  total: ReadonlySignal<number | null>;
  /** Rows in sight are awaited. */
  loading: ReadonlySignal<boolean>;
  /** Why the list cannot be shown at all. A page that failed later has its error at its rows. */
  error: ReadonlySignal<ErrorBody | null>;
  /** undefined: not held (yet); `see` fetches it. */
  at(row: number): T | undefined;
  errorAt(row: number): ErrorBody | undefined;
  /** Row of an item that is held; -1 otherwise. */
  rowOf(key: string): number;
  /** Says which rows are in sight: fetches what is missing there and half a page around. */
  see(first: number, last: number): void;
  /** Looks at a row: its page is read, unless it is held. */
  load(row: number): Promise<void>;
  /** Tries the failed pages in sight again. */
  retry(): void;
  /** Reads the list anew, in place: what is shown stays until the new rows are here. */
  reload(): Promise<void>;
  /** Exchanges the items in sight that have changed; no row moves. */
  refresh(): Promise<void>;
  replace(item: T): void;
  /** Forgets everything, and reads the beginning. */
  restart(): Promise<void>;
}

interface ListState<T> {
  rows: number | null;
  total: number | null;
  pages: ReadonlyMap<number, HeldPage<T>>;
  failures: ReadonlyMap<number, ErrorBody>;
  loading: ReadonlySet<number>;
}

export function createWindowedList<T>(options: WindowedListOptions<T>): WindowedList<T> {
  const { fetchPage, key, pageSize = 100, reach = 2 } = options;
  const empty: ListState<T> = {
    rows: null,
    total: null,
    pages: new Map(),
    failures: new Map(),
    loading: new Set(),
  };
  const state = signal(empty);
  const set = (part: Partial<ListState<T>>) => (state.value = { ...state.peek(), ...part });
  const index = computed(() => indexRows(state.value.pages, pageSize, key));
  /** Cursor behind each page that was ever read: keeps pages seamless while the list changes. */
  const ends = new Map<number, string | null>();
  const fetches = new Map<number, { abort: AbortController; done: Promise<void> }>();
  let sight = { first: 0, last: 0 };
  let generation = new AbortController();

  const pageOf = (row: number) => Math.floor(row / pageSize);
  const inSight = () => ({ first: pageOf(sight.first), last: pageOf(sight.last) });

  const startOf = (page: number): PageStart => {
    const cursor = ends.get(page - 1);
    const limit = pageSize;
    return cursor ? { cursor, limit } : { offset: page * pageSize, limit };
  };

  const keep = (page: number, { items, next, total }: PlacedPage<T>) => {
    ends.set(page, next);
    const { rows, pages, failures } = state.peek();
    const { first, last } = inSight();
    const rest = new Map(failures);
    rest.delete(page);
    set({
      rows: rows === null ? total : rowsAfter(rows, page * pageSize, items.length, next === null),
      total,
      pages: keepNear(new Map(pages).set(page, { items }), first, last, reach),
      failures: rest,
    });
  };

  const running = () => set({ loading: new Set(fetches.keys()) });

  const fetchOne = (page: number): Promise<void> => {
    const under = fetches.get(page);
    if (under) return under.done;
    const abort = new AbortController();
    const run = async () => {
      try {
        const reply = await fetchPage(startOf(page), abort.signal);
        if (!abort.signal.aborted) keep(page, reply);
      } catch (error) {
        if (abort.signal.aborted || isAbort(error)) return;
        set({ failures: new Map(state.peek().failures).set(page, toErrorBody(error)) });
      } finally {
        if (fetches.get(page)?.abort === abort) {
          fetches.delete(page);
          running();
        }
      }
    };
    const done = run();
    fetches.set(page, { abort, done });
    running();
    return done;
  };

  const drop = (page: number) => {
    fetches.get(page)?.abort.abort();
    fetches.delete(page);
  };

  const see = (first: number, last: number) => {
    sight = { first, last };
    const { rows, pages, failures } = state.peek();
    const lastRow = (rows ?? 1) - 1;
    const from = pageOf(Math.max(0, first - pageSize / 2));
    const to = pageOf(Math.max(0, Math.min(lastRow, last + pageSize / 2)));
    batch(() => {
      // What was scrolled by is no longer wanted.
      for (const page of [...fetches.keys()]) if (page < from || page > to) drop(page);
      running();
      for (let page = from; page <= to; page++) {
        if (!pages.has(page) && !failures.has(page)) void fetchOne(page);
      }
    });
  };

  /** The pages in sight as they are now; null when they could not be read, or are not wanted. */
  const readSight = async () => {
    const { signal: current } = generation;
    const { first, last } = inSight();
    const pages = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    try {
      const replies = await Promise.all(pages.map((page) => fetchPage(startOf(page), current)));
      return current.aborted ? null : new Map(replies.map((reply, i) => [first + i, reply]));
    } catch {
      return null;
    }
  };

  const forget = () => {
    for (const page of [...fetches.keys()]) drop(page);
    generation.abort();
    generation = new AbortController();
    ends.clear();
  };

  return {
    rows: computed(() => state.value.rows),
    total: computed(() => state.value.total),
    loading: computed(() => state.value.loading.size > 0),
    error: computed(() =>
      state.value.rows === null ? ([...state.value.failures.values()][0] ?? null) : null,
    ),
    at: (row) => state.value.pages.get(pageOf(row))?.items[row % pageSize],
    errorAt: (row) => state.value.failures.get(pageOf(row)),
    rowOf: (wanted) => index.value.get(wanted) ?? -1,
    see,
    load: async (row) => {
      sight = { first: row, last: row };
      const page = pageOf(row);
      if (!state.peek().pages.has(page)) await fetchOne(page);
    },
    retry: () => {
      set({ failures: new Map() });
      see(sight.first, sight.last);
    },
    reload: async () => {
      forget();
      const fresh = await readSight();
      if (!fresh) return;
      batch(() => {
        state.value = empty;
        for (const [page, reply] of fresh) keep(page, reply);
        see(sight.first, sight.last);
      });
    },
    refresh: async () => {
      const fresh = await readSight();
      if (!fresh) return;
      const items = [...fresh.values()].flatMap((reply) => reply.items);
      const total = [...fresh.values()].at(-1)?.total ?? state.peek().total;
      const pages = items.reduce(
        (held, item) => replaceItem(held, item, index.peek().get(key(item)), pageSize),
        state.peek().pages,
      );
      set({ pages, total });
    },
    replace: (item) => {
      const { pages } = state.peek();
      set({ pages: replaceItem(pages, item, index.peek().get(key(item)), pageSize) });
    },
    restart: async () => {
      forget();
      sight = { first: 0, last: 0 };
      state.value = empty;
      await fetchOne(0);
    },
  };
}
