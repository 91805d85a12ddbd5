import type { ImageSummary } from '../contract/image.ts';
import { countImages } from './count-images.ts';
import { FilteredImages, type PlacedImage } from './filtered-images.ts';
import { Order, type Place } from './image-order.ts';
import { summaryOf } from './records.ts';
import type { ImageListFilter, ImagePageRequest, PlacedPage } from './rows.ts';
import type { Statements } from './statements.ts';

/**
 * One page of images. A cursor carries the position of its page, counted when it was given: it is off
 * by as many as came and went since. `after` and `before` count theirs.
 */
export function listImages(
  db: Statements,
  filter: ImageListFilter,
  page: ImagePageRequest,
): PlacedPage<ImageSummary> {
  const total = countImages(db, filter);
  const order = new Order(filter.order);
  const search = new FilteredImages(db, filter, order, total);
  const { limit, cursor, after, before } = page;
  if (before !== undefined) {
    const end = order.placeOf(db, before);
    const items = search.before(end, limit);
    const offset = search.countBefore(end) - items.length;
    return { ...pageOf(items, offset, limit), total };
  }
  if (after !== undefined) {
    const start = order.placeOf(db, after);
    const items = search.after(start, limit);
    const first = items[0];
    const offset = first ? search.countBefore(first) : total;
    return { ...pageOf(items, offset, limit), total };
  }
  if (cursor !== undefined) {
    const { offset, place } = parseCursor(cursor);
    return { ...pageOf(search.after(place, limit), offset, limit), total };
  }
  const offset = page.offset ?? 0;
  return { ...pageOf(search.from(offset, limit), offset, limit), total };
}

/** Where an image stands in the filtered list; null: it is not in it. */
export function imagePosition(
  db: Statements,
  path: string,
  filter: ImageListFilter,
): { offset: number | null; total: number } {
  const total = countImages(db, filter);
  const order = new Order(filter.order);
  const search = new FilteredImages(db, filter, order, total);
  const place = order.placeOf(db, path);
  return { offset: search.has(path) ? search.countBefore(place) : null, total };
}

function pageOf(rows: readonly PlacedImage[], offset: number, limit: number) {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  const next = last ? cursorOf(offset + rows.length, last) : null;
  return { items: rows.map(summaryOf), next, offset };
}

const cursorOf = (offset: number, { key, path }: Place) => `${offset} ${key} ${path}`;

function parseCursor(cursor: string): { offset: number; place: Place } {
  const [, offset = '0', key = '0', path = ''] = /^(\d+) (\S+) ([^]*)$/.exec(cursor) ?? [];
  return { offset: Number(offset), place: { key: Number(key), path } };
}
