import type { ImageOrder } from '../contract/filters.ts';
import type { Part } from './conditions.ts';
import type { Statements } from './statements.ts';

/** The column of each order: ascending, then by path. */
const columns: Record<Exclude<ImageOrder, 'path'>, string> = {
  time: 'by_time',
  'name-surest': 'by_name_surest',
  'name-unsure': 'by_name_unsure',
  'detection-surest': 'by_detection_surest',
  'detection-unsure': 'by_detection_unsure',
};

/** Conditions whose index goes on in the order of paths, or of times. */
const withPath = /^i\.(split|status|open|to_name|problems) /;
const withTime = /^i\.(by_time|place|encounter) /;

/** Where an image stands in an order; the key is 0 in path order. */
export interface Place {
  key: number;
  path: string;
}

/** An order of images as SQL on a row `i`. */
export class Order {
  readonly #column: string | null;

  constructor(order: ImageOrder = 'path') {
    this.#column = order === 'path' ? null : columns[order];
  }

  /**
   * A condition that SQLite is to check row by row: where many rows fit, a page is found sooner by going
   * along the order than by an index of the condition and sorting. Where an index has both, it stays.
   */
  along({ sql, values }: Part): Part {
    const both = this.#column === null ? withPath : this.#column === columns.time ? withTime : null;
    // The `+` keeps SQLite from indices of the column.
    return both?.test(sql) || !sql.startsWith('i.') ? { sql, values } : { sql: `+${sql}`, values };
  }

  /** A row's place, as columns `key` and `path`. */
  get columns(): string {
    return `${this.#column === null ? '0' : `i.${this.#column}`} AS key, i.path`;
  }

  /** @param sorting whether rows that were found otherwise are to be sorted: `+` keeps indices out */
  by(direction: 'ASC' | 'DESC', sorting: boolean): string {
    const plus = sorting ? '+' : '';
    const path = `${plus}i.path ${direction}`;
    return this.#column === null ? path : `${plus}i.${this.#column} ${direction}, ${path}`;
  }

  /** Rows before or after a place. */
  beside(sign: '<' | '>', { key, path }: Place, sorting: boolean): Part {
    const plus = sorting ? '+' : '';
    return this.#column === null
      ? { sql: `${plus}i.path ${sign} ?`, values: [path] }
      : { sql: `(${plus}i.${this.#column}, ${plus}i.path) ${sign} (?, ?)`, values: [key, path] };
  }

  /** Where an image stands, whether or not it fits a filter. One that is unknown stands by its path. */
  placeOf(db: Statements, path: string): Place {
    return (
      db.get<Place>(`SELECT ${this.columns} FROM images i WHERE i.path = ?`, path) ?? {
        key: 0,
        path,
      }
    );
  }
}
