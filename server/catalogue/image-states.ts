import type { ImageSummary } from '../contract/image.ts';
import { summaryOf, type ImageRecord } from './records.ts';
import type { ImageState } from './rows.ts';
import type { Statements } from './statements.ts';

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

/** What a scan compares: split and stamp of each image, null where it is not known. */
export function knownStamps(
  db: Statements,
  paths: readonly string[],
): ({ split: string; stamp: string } | null)[] {
  return paths.map(
    (path) =>
      db.get<{ split: string; stamp: string }>(
        'SELECT split, stamp FROM images WHERE path = ?',
        path,
      ) ?? null,
  );
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
