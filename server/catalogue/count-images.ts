import { allOf, boxConditions, imageConditions, someBox, type Part } from './conditions.ts';
import { cachedUntilWritten } from './count-cache.ts';
import type { ImageListFilter } from './rows.ts';
import type { Statements } from './statements.ts';

/** How many images fit a filter. */
export function countImages(db: Statements, filter: ImageListFilter): number {
  const { order: _, ...rest } = filter;
  return cachedUntilWritten(db, `images ${JSON.stringify(rest)}`, () => count(db, rest));
}

function count(db: Statements, filter: ImageListFilter): number {
  const ofImages = listConditions(filter);
  const ofBoxes = boxConditions(filter);
  if (ofImages.length === 0 && ofBoxes.length === 0) {
    return db.get<{ total: number }>('SELECT coalesce(sum(images), 0) AS total FROM sums')!.total;
  }
  if (ofImages.length === 0) {
    const { sql, values } = allOf(ofBoxes);
    return db.get<{ total: number }>(
      `SELECT count(DISTINCT b.image) AS total FROM boxes b WHERE ${sql}`,
      ...values,
    )!.total;
  }
  const box = someBox(filter);
  const { sql, values } = allOf([...ofImages, ...(box ? [box] : [])]);
  return db.get<{ total: number }>(
    `SELECT count(*) AS total FROM images i WHERE ${sql}`,
    ...values,
  )!.total;
}

/** Who looks for unnamed boxes has also those to decide about that are accepted without a name. */
const waiting = ({ named }: ImageListFilter) => (named === false ? 'to_name' : 'open');

/** What is asked of the image itself. */
export function listConditions(filter: ImageListFilter): Part[] {
  return [
    ...imageConditions(filter),
    ...(filter.open ? [{ sql: `i.${waiting(filter)} = 1`, values: [] }] : []),
    ...(filter.encounter === undefined
      ? []
      : [{ sql: 'i.encounter = ?', values: [filter.encounter] }]),
  ];
}
