import type { SQLInputValue } from 'node:sqlite';
import type { Annotation } from '../contract/annotation.ts';
import type { Individual } from '../contract/collection.ts';
import type { ImageSummary } from '../contract/image.ts';
import type { Page } from '../contract/page.ts';
import type { Problem } from '../contract/problem.ts';
import {
  annotationOf,
  problemOf,
  summaryOf,
  type BoxRecord,
  type ImageRecord,
  type ProblemRecord,
} from './records.ts';
import type { DetectionRow, ImageFilter, ImageState, PageRequest } from './rows.ts';
import type { Statements } from './statements.ts';

interface Condition {
  sql: string;
  values: SQLInputValue[];
}

const escapeLike = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Conditions on a row `b` of boxes. */
function boxConditions(filter: ImageFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.species !== undefined)
    conditions.push({ sql: 'b.species = ?', values: [filter.species] });
  if (filter.individual !== undefined) {
    conditions.push({ sql: 'b.individual = ?', values: [filter.individual] });
  }
  if (filter.state !== undefined) conditions.push({ sql: 'b.state = ?', values: [filter.state] });
  return conditions;
}

/** Conditions on a row `i` of images. */
function imageConditions(filter: ImageFilter): Condition[] {
  const conditions: Condition[] = [];
  if (filter.split !== undefined) conditions.push({ sql: 'i.split = ?', values: [filter.split] });
  if (filter.status !== undefined)
    conditions.push({ sql: 'i.status = ?', values: [filter.status] });
  if (filter.problems) conditions.push({ sql: 'i.problems > 0', values: [] });
  if (filter.text) {
    const like = escapeLike(filter.text);
    conditions.push({
      sql: `(i.path LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM boxes n
              WHERE n.image = i.path AND n.individual LIKE ? ESCAPE '\\'))`,
      values: [like, like],
    });
  }
  return conditions;
}

const where = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length ? `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}` : '',
  values: conditions.flatMap(({ values }) => values),
});

/** One page of images in path order. */
export function listImages(
  db: Statements,
  filter: ImageFilter,
  page: PageRequest,
): Page<ImageSummary> {
  const conditions = imageConditions(filter);
  const boxes = boxConditions(filter);
  if (boxes.length > 0) {
    const inner = where([{ sql: 'b.image = i.path', values: [] }, ...boxes]);
    conditions.push({ sql: `EXISTS (SELECT 1 FROM boxes b ${inner.sql})`, values: inner.values });
  }
  const all = where(conditions);
  const { total } = db.get<{ total: number }>(
    `SELECT count(*) AS total FROM images i ${all.sql}`,
    ...all.values,
  )!;
  const after = where([...conditions, { sql: 'i.path > ?', values: [page.cursor ?? ''] }]);
  const rows = db.all<ImageRecord>(
    `SELECT i.* FROM images i ${after.sql} ORDER BY i.path LIMIT ?`,
    ...after.values,
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return { items: rows.map(summaryOf), next: last?.path ?? null, total };
}

/** One page of boxes in path order; the cursor is `path⟶ordinal`. */
export function listAnnotations(
  db: Statements,
  filter: ImageFilter,
  page: PageRequest,
): Page<Annotation & { image: string }> {
  const conditions = [...imageConditions(filter), ...boxConditions(filter)];
  const from = 'FROM boxes b JOIN images i ON i.path = b.image';
  const all = where(conditions);
  const { total } = db.get<{ total: number }>(
    `SELECT count(*) AS total ${from} ${all.sql}`,
    ...all.values,
  )!;
  const [path = '', id = ''] = page.cursor?.split('\n') ?? [];
  const after = where([...conditions, { sql: '(b.image, b.id) > (?, ?)', values: [path, id] }]);
  const rows = db.all<BoxRecord>(
    `SELECT b.* ${from} ${after.sql} ORDER BY b.image, b.id LIMIT ?`,
    ...after.values,
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({ ...annotationOf(row), image: row.image })),
    next: last ? `${last.image}\n${last.id}` : null,
    total,
  };
}

export function imageSummary(db: Statements, path: string): ImageSummary | null {
  const row = db.get<ImageRecord>('SELECT * FROM images WHERE path = ?', path);
  return row ? summaryOf(row) : null;
}

const stateColumns = `path, split, stamp, version, hash, analysed_stamp AS analysedStamp, image_stamp AS imageStamp, fingerprint,
  indexed_version AS indexedVersion, taken_at AS takenAt, failure, width, height`;

export function imageState(db: Statements, path: string): ImageState | null {
  return db.get<ImageState>(`SELECT ${stateColumns} FROM images WHERE path = ?`, path) ?? null;
}

export function imageStates(db: Statements, paths: readonly string[]): (ImageState | null)[] {
  return paths.map((path) => imageState(db, path));
}

const toDo =
  'fingerprint IS NOT ? OR indexed_version IS NOT version OR analysed_stamp IS NOT image_stamp';

/** Images that these models have not seen as they are now, in path order. */
export function pendingImages(
  db: Statements,
  fingerprint: string,
  after: string,
  limit: number,
): ImageState[] {
  return db.all<ImageState>(
    `SELECT ${stateColumns} FROM images WHERE path > ? AND (${toDo}) ORDER BY path LIMIT ?`,
    after,
    fingerprint,
    limit,
  );
}

export function countPending(db: Statements, fingerprint: string): number {
  return db.get<{ total: number }>(
    `SELECT count(*) AS total FROM images WHERE ${toDo}`,
    fingerprint,
  )!.total;
}

export function detectionsOf(db: Statements, path: string): DetectionRow[] {
  return db
    .all<{
      class: string;
      class_index: number;
      confidence: number;
      cx: number;
      cy: number;
      w: number;
      h: number;
    }>('SELECT * FROM detections WHERE image = ? ORDER BY ordinal', path)
    .map((row) => ({
      class: row.class,
      classIndex: row.class_index,
      confidence: row.confidence,
      box: [row.cx, row.cy, row.w, row.h],
    }));
}

export function problemsOf(db: Statements, path: string, source?: 'labels' | 'pixels'): Problem[] {
  return db
    .all<ProblemRecord>(
      'SELECT * FROM problems WHERE owner = ? AND (? IS NULL OR source = ?) ORDER BY source, ordinal',
      path,
      source ?? null,
      source ?? null,
    )
    .map(problemOf);
}

/** One page of all problems: the dataset's own first, then by image. */
export function listProblems(db: Statements, page: PageRequest): Page<Problem> {
  const { total } = db.get<{ total: number }>('SELECT count(*) AS total FROM problems')!;
  const [owner = '', source = '', ordinal = '-1'] = page.cursor?.split('\n') ?? [];
  const rows = db.all<ProblemRecord>(
    `SELECT * FROM problems WHERE (owner, source, ordinal) > (?, ?, ?)
     ORDER BY owner, source, ordinal LIMIT ?`,
    owner,
    source,
    Number(ordinal),
    page.limit,
  );
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(problemOf),
    next: last ? `${last.owner}\n${last.source}\n${last.ordinal}` : null,
    total,
  };
}

/** Boxes and individuals of each species that stands on a box; null: species not known. */
export function speciesCounts(
  db: Statements,
): { species: string | null; boxes: number; individuals: number }[] {
  return db.all(
    `SELECT species, count(*) AS boxes, count(DISTINCT individual) AS individuals
     FROM boxes WHERE state <> 'rejected' GROUP BY species ORDER BY species`,
  );
}

/** Known individuals in order of name, one page. */
export function listIndividuals(
  db: Statements,
  filter: { species?: string; text?: string },
  page: PageRequest,
): Page<Individual> {
  const conditions: Condition[] = [
    { sql: "b.individual IS NOT NULL AND b.state = 'accepted'", values: [] },
  ];
  if (filter.species !== undefined)
    conditions.push({ sql: 'b.species = ?', values: [filter.species] });
  if (filter.text) {
    conditions.push({ sql: "b.individual LIKE ? ESCAPE '\\'", values: [escapeLike(filter.text)] });
  }
  const all = where(conditions);
  const groups = `SELECT b.individual AS name, b.species, count(*) AS crops,
      min(i.taken_at) AS firstSeen, max(i.taken_at) AS lastSeen
    FROM boxes b JOIN images i ON i.path = b.image ${all.sql} GROUP BY b.individual, b.species`;
  const { total } = db.get<{ total: number }>(
    `SELECT count(*) AS total FROM (${groups})`,
    ...all.values,
  )!;
  const [name = '', species = ''] = page.cursor?.split('\n') ?? [];
  const items = db.all<Individual>(
    `SELECT * FROM (${groups}) WHERE (name, coalesce(species, '')) > (?, ?)
     ORDER BY name, coalesce(species, '') LIMIT ?`,
    ...all.values,
    name,
    species,
    page.limit,
  );
  const last = items.length === page.limit ? items.at(-1) : undefined;
  return { items, next: last ? `${last.name}\n${last.species ?? ''}` : null, total };
}

export interface CatalogueCounts {
  images: number;
  unlabelled: number;
  labelled: number;
  empty: number;
  unreadable: number;
  indexed: number;
  proposed: number;
  individuals: number;
  problems: number;
}

export function countAll(db: Statements): CatalogueCounts {
  return db.get<CatalogueCounts>(
    `SELECT count(*) AS images,
       coalesce(sum(status = 'unlabelled'), 0) AS unlabelled,
       coalesce(sum(status = 'labelled'), 0) AS labelled,
       coalesce(sum(status = 'empty'), 0) AS empty,
       coalesce(sum(status = 'unreadable'), 0) AS unreadable,
       count(fingerprint) AS indexed,
       coalesce(sum(proposed), 0) AS proposed,
       (SELECT count(*) FROM (SELECT DISTINCT individual, species FROM boxes
          WHERE individual IS NOT NULL AND state = 'accepted')) AS individuals,
       (SELECT count(*) FROM problems) AS problems
     FROM images`,
  )!;
}

/** Whether these models have read another image of the same size in bytes: only then hashing pays. */
export function isSizeKnown(
  db: Statements,
  imageStamp: string,
  fingerprint: string,
  path: string,
): boolean {
  const [size] = imageStamp.split('-');
  return (
    db.get(
      `SELECT 1 FROM images WHERE image_stamp >= ? AND image_stamp < ?
         AND fingerprint = ? AND path <> ? AND failure IS NULL LIMIT 1`,
      `${size}-`,
      `${size}.`,
      fingerprint,
      path,
    ) !== undefined
  );
}

/** Another image with the same bytes that these models have read: its results hold for both. */
export function findTwin(
  db: Statements,
  hash: string,
  fingerprint: string,
  path: string,
): ImageState | null {
  return (
    db.get<ImageState>(
      `SELECT ${stateColumns} FROM images
       WHERE hash = ? AND fingerprint = ? AND path <> ? AND failure IS NULL LIMIT 1`,
      hash,
      fingerprint,
      path,
    ) ?? null
  );
}

/** Everything that the detector found in all images. */
export function countDetections(db: Statements): number {
  return db.get<{ total: number }>('SELECT count(*) AS total FROM detections')!.total;
}

/** Detections of many images in path order; the cursor is the last image. */
export function listDetections(
  db: Statements,
  after: string,
  images: number,
): { image: string; detections: DetectionRow[] }[] {
  const paths = db.all<{ path: string }>(
    'SELECT path FROM images WHERE path > ? ORDER BY path LIMIT ?',
    after,
    images,
  );
  return paths.map(({ path }) => ({ image: path, detections: detectionsOf(db, path) }));
}
