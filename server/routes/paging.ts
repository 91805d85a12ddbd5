import type { Page, PageQuery } from '../contract/page.ts';

/** The part of a query that pages; the schema has set the limit. */
export const pageOf = ({ cursor, limit }: PageQuery): { cursor?: string; limit: number } => ({
  ...(cursor === undefined ? {} : { cursor }),
  limit: limit ?? 100,
});

/** One page of a list that is short enough to be at hand as a whole; the cursor is its position. */
export function pageOfAll<T>(all: readonly T[], query: PageQuery): Page<T> {
  const { cursor, limit } = pageOf(query);
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    next: end < all.length ? String(end) : null,
    total: all.length,
  };
}
