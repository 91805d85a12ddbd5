import type { DetectionRow } from './rows.ts';
import type { Statements } from './statements.ts';

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
