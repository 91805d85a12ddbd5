/** One page of a long list, as it was read. */
export interface HeldPage<T> {
  items: readonly T[];
}

/** Lets all pages go that are further than `reach` pages from the pages `first` to `last`. */
export function keepNear<T>(
  pages: ReadonlyMap<number, HeldPage<T>>,
  first: number,
  last: number,
  reach: number,
): Map<number, HeldPage<T>> {
  return new Map([...pages].filter(([page]) => page >= first - reach && page <= last + reach));
}

/** Key → row, of every item held. An item that stands twice counts at its first place. */
export function indexRows<T>(
  pages: ReadonlyMap<number, HeldPage<T>>,
  pageSize: number,
  key: (item: T) => string,
): Map<string, number> {
  const rows = new Map<string, number>();
  for (const [page, { items }] of [...pages].sort(([a], [b]) => a - b)) {
    for (const [at, item] of items.entries()) {
      const name = key(item);
      if (!rows.has(name)) rows.set(name, page * pageSize + at);
    }
  }
  return rows;
}

/** Exchanges the item of a row; the pages stay as they are where the row is not held. */
export function replaceItem<T>(
  pages: ReadonlyMap<number, HeldPage<T>>,
  item: T,
  row: number | undefined,
  pageSize: number,
): ReadonlyMap<number, HeldPage<T>> {
  if (row === undefined) return pages;
  const page = Math.floor(row / pageSize);
  const held = pages.get(page);
  if (!held) return pages;
  return new Map(pages).set(page, { items: held.items.with(row % pageSize, item) });
}

/**
 * How many rows a list has after one of its pages was read: the server knows where its list ends;
 * before that the rows stay as many as they were, or grow to what was seen.
 */
export function rowsAfter(rows: number, start: number, items: number, isLast: boolean): number {
  const end = start + items;
  if (!isLast) return Math.max(rows, end);
  return items > 0 || start === 0 ? end : Math.min(rows, start);
}
