/** A page that was loaded once. Far from what is seen its items are let go; its cursor stays. */
export interface LoadedPage<T> {
  cursor: string | undefined;
  size: number;
  items: readonly T[] | null;
}

export interface Place {
  page: number;
  offset: number;
}

/** Rows on all pages loaded so far. */
export function countRows<T>(pages: readonly LoadedPage<T>[]): number {
  return pages.reduce((sum, page) => sum + page.size, 0);
}

/** Which page holds a row, and where on it. */
export function locate<T>(pages: readonly LoadedPage<T>[], row: number): Place | null {
  if (row < 0) return null;
  let offset = row;
  for (const [page, { size }] of pages.entries()) {
    if (offset < size) return { page, offset };
    offset -= size;
  }
  return null;
}

export function rowAt<T>(pages: readonly LoadedPage<T>[], row: number): T | undefined {
  const place = locate(pages, row);
  return place ? pages[place.page]?.items?.[place.offset] : undefined;
}

/** Row of the first item that `matches`, among the items held; -1 if there is none. */
export function findRow<T>(
  pages: readonly LoadedPage<T>[],
  matches: (item: T) => boolean,
  from = 0,
): number {
  let start = 0;
  for (const page of pages) {
    const found = page.items?.findIndex((item, i) => start + i >= from && matches(item)) ?? -1;
    if (found >= 0) return start + found;
    start += page.size;
  }
  return -1;
}

/** Lets the items go of all pages further than `reach` pages from the pages `first` to `last`. */
export function letGoFar<T>(
  pages: readonly LoadedPage<T>[],
  first: number,
  last: number,
  reach: number,
): LoadedPage<T>[] {
  return pages.map((page, index) =>
    index >= first - reach && index <= last + reach ? page : { ...page, items: null },
  );
}

/** Exchanges items in place by their key; order and number stay. */
export function replaceItems<T>(
  pages: readonly LoadedPage<T>[],
  fresh: ReadonlyMap<string, T>,
  key: (item: T) => string,
): LoadedPage<T>[] {
  return pages.map((page) =>
    page.items?.some((item) => fresh.has(key(item)))
      ? { ...page, items: page.items.map((item) => fresh.get(key(item)) ?? item) }
      : page,
  );
}
