import type { Crop } from '../contract/crop.ts';
import type { Filters } from '../contract/filters.ts';
import type { Page } from '../contract/page.ts';
import { allOf, boxConditions, imageConditions } from './conditions.ts';
import { cachedUntilWritten } from './count-cache.ts';
import { annotationOf, type BoxRecord } from './records.ts';
import type { PageRequest } from './rows.ts';
import type { Statements } from './statements.ts';

interface CropRecord extends BoxRecord {
  version: string;
  split: string;
  taken_at: string | null;
  top_individual: string | null;
  top_species: string | null;
  top_score: number | null;
}

/** Of rows `b` (boxes), `i` (its image) and `t` (its best suggestion, if any). */
const cropColumns = `b.*, i.version, i.split, i.taken_at,
  t.individual AS top_individual, t.species AS top_species, t.score AS top_score`;
const suggested = 'LEFT JOIN top_suggestions t ON t.image = b.image AND t.box = b.id';

function cropOf(row: CropRecord): Crop {
  return {
    image: row.image,
    version: row.version,
    split: row.split,
    takenAt: row.taken_at,
    annotation: annotationOf(row),
    suggestion:
      row.top_individual === null || row.top_score === null
        ? null
        : { individual: row.top_individual, species: row.top_species, score: row.top_score },
    distance: null,
  };
}

/** Boxes with their images, in the order asked for; null for those that are not there any more. */
export function cropsByIds(
  db: Statements,
  ids: readonly { image: string; box: string }[],
): (Crop | null)[] {
  return ids.map(({ image, box }) => {
    const row = db.get<CropRecord>(
      `SELECT ${cropColumns} FROM boxes b JOIN images i ON i.path = b.image ${suggested}
       WHERE b.image = ? AND b.id = ?`,
      image,
      box,
    );
    return row ? cropOf(row) : null;
  });
}

/** One page of boxes in path order. */
export function listAnnotations(
  db: Statements,
  filter: Filters & { encounter?: string },
  page: PageRequest,
): Page<Crop> {
  const conditions = allOf([
    ...imageConditions(filter),
    ...boxConditions(filter),
    ...(filter.encounter === undefined
      ? []
      : [{ sql: 'i.encounter = ?', values: [filter.encounter] }]),
  ]);
  const from = 'FROM boxes b JOIN images i ON i.path = b.image';
  const total = cachedUntilWritten(
    db,
    `boxes ${JSON.stringify(filter)}`,
    () =>
      db.get<{ total: number }>(
        `SELECT count(*) AS total ${from} WHERE ${conditions.sql}`,
        ...conditions.values,
      )!.total,
  );
  const [path = '', id = ''] = page.cursor?.split('\n') ?? [];
  const rows = db.all<CropRecord>(
    `SELECT ${cropColumns} ${from} ${suggested} WHERE ${conditions.sql}
       AND (b.image, b.id) > (?, ?) ORDER BY b.image, b.id LIMIT ?`,
    ...conditions.values,
    path,
    id,
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(cropOf),
    next: last ? `${last.image}\n${last.id}` : null,
    total,
  };
}

/**
 * One page of unnamed boxes whose best suggestion is at least this similar, the surest first. Image and
 * box fit the filter.
 */
export function listSurest(
  db: Statements,
  filter: Filters,
  minScore: number,
  page: PageRequest,
): Page<Crop> {
  const conditions = allOf([
    ...imageConditions(filter),
    ...boxConditions(filter),
    { sql: 't.score >= ?', values: [minScore] },
  ]);
  // CROSS JOIN: along the scores, whatever the filter, because a page of the surest is all that is shown.
  const from = `FROM top_suggestions t CROSS JOIN boxes b ON b.image = t.image AND b.id = t.box
    CROSS JOIN images i ON i.path = t.image`;
  const total = cachedUntilWritten(
    db,
    `surest ${minScore} ${JSON.stringify(filter)}`,
    () =>
      db.get<{ total: number }>(
        `SELECT count(*) AS total ${from} WHERE ${conditions.sql}`,
        ...conditions.values,
      )!.total,
  );
  const [score = '2', image = '', box = ''] = page.cursor?.split('\n') ?? [];
  const rows = db.all<CropRecord>(
    `SELECT ${cropColumns} ${from} WHERE ${conditions.sql}
       AND t.score <= ? AND NOT (t.score = ? AND (t.image, t.box) <= (?, ?))
     ORDER BY t.score DESC, t.image, t.box LIMIT ?`,
    ...conditions.values,
    Number(score),
    Number(score),
    image,
    box,
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(cropOf),
    next: last ? `${last.top_score}\n${last.image}\n${last.id}` : null,
    total,
  };
}
