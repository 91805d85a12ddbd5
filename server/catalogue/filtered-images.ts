import type { SQLInputValue } from 'node:sqlite';
import { allOf, someBox, someOfFewBoxes, type Part } from './conditions.ts';
import { listConditions } from './count-images.ts';
import type { Order, Place } from './image-order.ts';
import type { ImageRecord } from './records.ts';
import type { ImageListFilter } from './rows.ts';
import type { Statements } from './statements.ts';

/** An image with its place in the order. */
export type PlacedImage = ImageRecord & Place;

/** The rows of one filter in one order. */
export class FilteredImages {
  readonly #db: Statements;
  readonly #order: Order;
  readonly #conditions: Part;
  readonly #plain: Part;
  readonly #few: boolean;

  /** @param total how many images fit; it tells which way to search */
  constructor(db: Statements, filter: ImageListFilter, order: Order, total: number) {
    this.#db = db;
    this.#order = order;
    const few = isFew(db, total);
    this.#few = few;
    const ofImages = listConditions(filter);
    const box = few ? someOfFewBoxes(filter) : someBox(filter);
    const all: Part[] = [...ofImages, ...(box ? [box] : [])];
    this.#plain = allOf(all);
    this.#conditions = few ? this.#plain : allOf(all.map((part) => order.along(part)));
  }

  from(offset: number, limit: number): PlacedImage[] {
    const { sql, values } = this.#conditions;
    return this.#rows(`${sql} ORDER BY ${this.#order.by('ASC', this.#few)} LIMIT ? OFFSET ?`, [
      ...values,
      limit,
      offset,
    ]);
  }

  after(place: Place, limit: number): PlacedImage[] {
    const beside = this.#order.beside('>', place, this.#few);
    const { sql, values } = allOf([this.#conditions, beside]);
    return this.#rows(`${sql} ORDER BY ${this.#order.by('ASC', this.#few)} LIMIT ?`, [
      ...values,
      limit,
    ]);
  }

  /** The nearest ones, in the order of the list. */
  before(place: Place, limit: number): PlacedImage[] {
    const beside = this.#order.beside('<', place, this.#few);
    const { sql, values } = allOf([this.#conditions, beside]);
    return this.#rows(`${sql} ORDER BY ${this.#order.by('DESC', this.#few)} LIMIT ?`, [
      ...values,
      limit,
    ]).reverse();
  }

  countBefore(place: Place): number {
    const { sql, values } = allOf([this.#conditions, this.#order.beside('<', place, this.#few)]);
    return this.#db.get<{ total: number }>(
      `SELECT count(*) AS total FROM images i WHERE ${sql}`,
      ...values,
    )!.total;
  }

  has(path: string): boolean {
    const { sql, values } = allOf([this.#plain, { sql: 'i.path = ?', values: [path] }]);
    return this.#db.get(`SELECT 1 FROM images i WHERE ${sql}`, ...values) !== undefined;
  }

  #rows(rest: string, values: SQLInputValue[]): PlacedImage[] {
    return this.#db.all<PlacedImage>(
      `SELECT i.*, ${this.#order.columns} FROM images i WHERE ${rest}`,
      ...values,
    );
  }
}

/** Whether sorting all that fit is less work than going along the order until a page is full. */
function isFew(db: Statements, total: number): boolean {
  const { images } = db.get<{ images: number }>(
    'SELECT coalesce(sum(images), 0) AS images FROM sums',
  )!;
  return total * total < images * 100;
}
