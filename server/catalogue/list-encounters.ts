import type { Encounter } from '../contract/encounter.ts';
import type { Filters } from '../contract/filters.ts';
import { allOf, imageConditions, someBox } from './conditions.ts';
import { cachedUntilWritten } from './count-cache.ts';
import { refreshEncounters } from './encounters.ts';
import type { PlacedPage, PlacedPageRequest } from './rows.ts';
import type { Statements } from './statements.ts';
import { cropPlaceOf } from './strip.ts';

/** Animals shown of an encounter. */
const coverLength = 4;

/**
 * One page of encounters that have an image that fits, by the path of their first image. Their numbers
 * are of all their images.
 */
export function listEncounters(
  db: Statements,
  filter: Filters,
  gapSeconds: number,
  page: PlacedPageRequest,
): PlacedPage<Encounter> {
  refreshEncounters(db, gapSeconds);
  const box = someBox(filter);
  const conditions = [...imageConditions(filter), ...(box ? [box] : [])];
  const { sql, values } = allOf(conditions);
  // Without a filter the first images stand for all; an index has them alone.
  const whole = conditions.length === 0;
  const total = cachedUntilWritten(
    db,
    `encounters ${gapSeconds} ${JSON.stringify(filter)}`,
    () =>
      db.get<{ total: number }>(
        whole
          ? 'SELECT count(*) AS total FROM images i WHERE i.encounter = i.path'
          : `SELECT count(DISTINCT i.encounter) AS total FROM images i WHERE ${sql}`,
        ...values,
      )!.total,
  );
  const [, position = '', after = ''] = /^(\d+) ([^]*)$/.exec(page.cursor ?? '') ?? [];
  const offset = page.cursor === undefined ? (page.offset ?? 0) : Number(position);
  const ids = db.all<{ id: string }>(
    whole
      ? `SELECT i.path AS id FROM images i WHERE i.encounter = i.path AND i.path > ?
         ORDER BY i.path LIMIT ? OFFSET ?`
      : `SELECT DISTINCT i.encounter AS id FROM images i WHERE ${sql} AND i.encounter > ?
         ORDER BY i.encounter LIMIT ? OFFSET ?`,
    ...values,
    after,
    page.limit,
    page.cursor === undefined ? offset : 0,
  );
  const last = ids.length === page.limit ? ids.at(-1) : undefined;
  return {
    items: ids.map(({ id }) => encounterOf(db, id)),
    next: last ? `${offset + ids.length} ${last.id}` : null,
    total,
    offset,
  };
}

function encounterOf(db: Statements, id: string): Encounter {
  const sums = db.get<Omit<Encounter, 'id' | 'species' | 'individuals' | 'cover'>>(
    `SELECT min(place) AS place, min(taken_at) AS "from", max(taken_at) AS "to",
       count(*) AS images, sum(proposed + accepted + unidentifiable) AS boxes, sum(open) AS open
     FROM images WHERE encounter = ?`,
    id,
  )!;
  const distinct = (column: 'species' | 'individual') =>
    db
      .all<{ value: string }>(
        `SELECT DISTINCT b.${column} AS value FROM images i JOIN boxes b ON b.image = i.path
         WHERE i.encounter = ? AND b.${column} IS NOT NULL AND b.state <> 'rejected' ORDER BY 1`,
        id,
      )
      .map(({ value }) => value);
  return {
    id,
    ...sums,
    species: distinct('species'),
    individuals: distinct('individual'),
    cover: coverOf(db, id),
  };
}

/** The largest boxes, each of another image where there are enough: they tell most. */
function coverOf(db: Statements, id: string): Encounter['cover'] {
  return db
    .all<{ image: string; cx: number; cy: number; w: number; h: number }>(
      `SELECT image, cx, cy, w, h FROM (
         SELECT b.image, b.cx, b.cy, b.w, b.h,
           row_number() OVER (PARTITION BY b.image ORDER BY b.w * b.h DESC) AS nth
         FROM images i JOIN boxes b ON b.image = i.path
         WHERE i.encounter = ? AND b.state <> 'rejected')
       ORDER BY nth, w * h DESC LIMIT ?`,
      id,
      coverLength,
    )
    .map(cropPlaceOf);
}
