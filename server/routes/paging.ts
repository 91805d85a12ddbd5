import type { PageQuery } from '../contract/page.ts';

/** The part of a query that pages; the schema has set the limit. */
export const pageOf = ({ cursor, limit }: PageQuery): { cursor?: string; limit: number } => ({
  ...(cursor === undefined ? {} : { cursor }),
  limit: limit ?? 100,
});
