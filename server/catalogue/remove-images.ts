import { noteChange } from './changes.ts';
import { markDirty } from './encounters.ts';
import { noteRemoved } from './ranked.ts';
import type { Statements } from './statements.ts';

/** One page, in path order, of images that a scan did not put in: unchanged ones, or gone ones. */
export function imagesOfOtherGenerations(
  db: Statements,
  generation: number,
  after: string,
  limit: number,
): string[] {
  return db
    .all<{ path: string }>(
      'SELECT path FROM images WHERE path > ? AND +generation <> ? ORDER BY path LIMIT ?',
      after,
      generation,
      limit,
    )
    .map(({ path }) => path);
}

/** Forgets images and everything about them. */
export function removeImages(db: Statements, paths: readonly string[]): void {
  if (paths.length === 0) return;
  db.transaction(() => {
    for (const path of paths) forget(db, path);
    noteRemoved(db, noteChange(db));
  });
}

function forget(db: Statements, path: string): void {
  const known = db.get<{ place: string; camera_time: number | null }>(
    'SELECT place, camera_time FROM images WHERE path = ?',
    path,
  );
  if (!known) return;
  markDirty(db, known.place, known.camera_time);
  db.run('DELETE FROM images WHERE path = ?', path);
  db.run('DELETE FROM problems WHERE owner = ?', path);
  for (const table of ['boxes', 'detections', 'top_suggestions', 'group_members', 'map_points']) {
    db.run(`DELETE FROM ${table} WHERE image = ?`, path);
  }
}
