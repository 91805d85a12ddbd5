import type { EmbeddingMap } from '../contract/group.ts';
import type { BoxKey } from './exploration-writes.ts';
import type { Statements } from './statements.ts';

/** Columns of the map, one entry a point. */
export const mapColumns = [
  'x',
  'y',
  'image',
  'version',
  'annotation',
  'box',
  'species',
  'individual',
  'state',
] as const satisfies readonly (keyof EmbeddingMap)[];

export interface MapPart {
  /** Entries of each of `mapColumns` as UTF-8 JSON, parted by commas; empty: no point. */
  columns: Uint8Array[];
  /** The last box that was looked at; null: there are no more. */
  last: BoxKey | null;
}

interface PointRow {
  image: string;
  box: string;
  x: number;
  y: number;
  version: string;
  cx: number;
  cy: number;
  w: number;
  h: number;
  species: string | null;
  individual: string | null;
  state: string;
}

export const countMapPoints = (db: Statements): number =>
  db.get<{ total: number }>('SELECT count(*) AS total FROM map_points')!.total;

/**
 * Some points of the map in order of their boxes, with what is known of each, as text: a hundred
 * thousand points written as JSON where they are sent from would keep everybody else waiting.
 * @param after the last box of the part before
 * @param step every how many-th point: 1 for all of them
 */
export function mapPart(
  db: Statements,
  after: BoxKey | null,
  limit: number,
  step: number,
): MapPart {
  const from = [after?.image ?? '', after?.box ?? ''];
  const rows = db.all<PointRow>(
    `WITH part AS (
       SELECT image, box, x, y, row_number() OVER (ORDER BY image, box) AS number
       FROM (SELECT * FROM map_points WHERE (image, box) > (?, ?) ORDER BY image, box LIMIT ?))
     SELECT m.image, m.box, m.x, m.y, i.version, b.cx, b.cy, b.w, b.h,
       b.species, b.individual, b.state
     FROM part m JOIN boxes b ON b.image = m.image AND b.id = m.box
       JOIN images i ON i.path = m.image
     WHERE m.number % ? = 0 ORDER BY m.number`,
    ...from,
    limit * step,
    step,
  );
  const last = db.get<BoxKey>(
    `SELECT image, box FROM map_points WHERE (image, box) > (?, ?) ORDER BY image, box
     LIMIT 1 OFFSET ?`,
    ...from,
    limit * step - 1,
  );
  const encoder = new TextEncoder();
  const columns = mapColumns.map((column) =>
    encoder.encode(JSON.stringify(rows.map((row) => entryOf(row, column))).slice(1, -1)),
  );
  return { columns, last: last ?? null };
}

/** A hundred-thousandth of the plane is finer than any screen; label files have six decimals. */
const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));

function entryOf(row: PointRow, column: (typeof mapColumns)[number]): unknown {
  if (column === 'annotation') return row.box;
  if (column === 'box') return [row.cx, row.cy, row.w, row.h].map((value) => rounded(value, 6));
  if (column === 'x' || column === 'y') return rounded(row[column], 5);
  return row[column];
}
