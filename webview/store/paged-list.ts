import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Page } from '../../server/contract/page.ts';
import { isAbort, toErrorBody } from './error-body.ts';
import {
  countRows,
  findRow,
  letGoFar,
  locate,
  replaceItems,
  rowAt,
  type LoadedPage,
} from './page-window.ts';

export interface PagedListOptions<T> {
  fetchPage: (query: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page<T>>;
  key: (item: T) => string;
  pageSize: number;
  /** Pages whose items are held on either side of those in sight. */
  reach?: number;
}

interface ListState<T> {
  pages: readonly LoadedPage<T>[];
  /** undefined: nothing asked yet; null: the end is reached. */
  next: string | null | undefined;
  total: number | null;
  loading: boolean;
  error: ErrorBody | null;
}

/**
 * A list that the server pages by cursor, read as far as somebody looks. However long it is, only
 * the pages near those in sight are held.
 */
export interface PagedList<T> {
  /** Rows known so far; grows towards `total`. */
  rows: ReadonlySignal<number>;
  total: ReadonlySignal<number | null>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<ErrorBody | null>;
  atEnd: ReadonlySignal<boolean>;
  /** undefined: not held (yet); `see` fetches it. */
  at(row: number): T | undefined;
  find(matches: (item: T) => boolean, from?: number): number;
  /** Says which rows are in sight: fetches what is missing there and a page ahead. */
  see(first: number, last: number): void;
  /** Reads one page more; false when there was none. */
  loadMore(): Promise<boolean>;
  /** Reads again from the start, as far as was in sight. */
  reload(): Promise<void>;
  /** Fetches the pages in sight again and exchanges their items in place. */
  refresh(): Promise<void>;
  replace(item: T): void;
  /** Forgets everything. */
  clear(): void;
}

export function createPagedList<T>(options: PagedListOptions<T>): PagedList<T> {
  const { fetchPage, key, pageSize, reach = 3 } = options;
  const empty: ListState<T> = {
    pages: [],
    next: undefined,
    total: null,
    loading: false,
    error: null,
  };
  const state = signal(empty);
  const set = (part: Partial<ListState<T>>) => (state.value = { ...state.peek(), ...part });
  let generation = new AbortController();
  let more: Promise<boolean> | null = null;
  let sight = { first: 0, last: 0 };
  const fetching = new Set<number>();

  /** Runs a fetch of the present list; what comes back for an earlier one is dropped. */
  const ask = async (cursor: string | undefined, limit: number, then: (page: Page<T>) => void) => {
    const { signal: current } = generation;
    try {
      const page = await fetchPage({ cursor, limit }, current);
      if (!current.aborted) then(page);
      return !current.aborted;
    } catch (error) {
      if (!current.aborted && !isAbort(error)) set({ error: toErrorBody(error) });
      return false;
    }
  };

  const append = (cursor: string | undefined) => (page: Page<T>) => {
    const loaded = { cursor, size: page.items.length, items: page.items };
    set({
      pages: [...state.peek().pages, loaded],
      next: page.next,
      total: page.total,
      error: null,
    });
  };

  const loadMore = () => {
    const { next } = state.peek();
    if (next === null) return Promise.resolve(false);
    more ??= (async () => {
      set({ loading: true });
      const own = generation;
      const done = await ask(next, pageSize, append(next));
      if (own === generation) {
        more = null;
        set({ loading: false });
      }
      return done;
    })();
    return more;
  };

  const fetchAgain = async (index: number) => {
    const page = state.peek().pages[index];
    if (!page || fetching.has(index)) return;
    fetching.add(index);
    await ask(page.cursor, Math.max(page.size, 1), (fresh) => {
      const { pages } = state.peek();
      if (page.items === null || pages[index]?.items === null) {
        const loaded = { ...page, size: fresh.items.length, items: fresh.items };
        set({ pages: pages.with(index, loaded), error: null });
      } else {
        const byKey = new Map(fresh.items.map((item) => [key(item), item]));
        set({ pages: replaceItems(pages, byKey, key), error: null });
      }
    });
    fetching.delete(index);
  };

  const pagesInSight = () => {
    const { pages } = state.peek();
    const first = locate(pages, sight.first)?.page ?? 0;
    const last = locate(pages, sight.last)?.page ?? Math.max(first, pages.length - 1);
    return { first, last };
  };

  const clear = () => {
    generation.abort();
    generation = new AbortController();
    more = null;
    fetching.clear();
    sight = { first: 0, last: 0 };
    state.value = empty;
  };

  return {
    rows: computed(() => countRows(state.value.pages)),
    total: computed(() => state.value.total),
    loading: computed(() => state.value.loading),
    error: computed(() => state.value.error),
    atEnd: computed(() => state.value.next === null),
    at: (row) => rowAt(state.value.pages, row),
    find: (matches, from) => findRow(state.value.pages, matches, from),
    see: (first, last) => {
      sight = { first, last };
      const shown = pagesInSight();
      const { pages, next, error } = state.peek();
      if (
        pages.some((page, i) => page.items && (i < shown.first - reach || i > shown.last + reach))
      )
        set({ pages: letGoFar(pages, shown.first, shown.last, reach) });
      for (let i = shown.first; i <= shown.last; i++) {
        if (state.peek().pages[i]?.items === null) void fetchAgain(i);
      }
      if (next !== null && !error && last + pageSize / 2 >= countRows(pages)) void loadMore();
    },
    loadMore,
    reload: async () => {
      const wanted = Math.min(1000, Math.max(sight.last + 1, pageSize));
      generation.abort();
      generation = new AbortController();
      more = null;
      fetching.clear();
      set({ loading: true });
      const own = generation;
      await ask(undefined, wanted, (page) => {
        set({ pages: [], next: undefined });
        append(undefined)(page);
      });
      if (own === generation) set({ loading: false });
    },
    refresh: async () => {
      const { first, last } = pagesInSight();
      const pages = Array.from({ length: last - first + 1 }, (_, i) => fetchAgain(first + i));
      await Promise.all(pages);
    },
    replace: (item) =>
      set({ pages: replaceItems(state.peek().pages, new Map([[key(item), item]]), key) }),
    clear,
  };
}
