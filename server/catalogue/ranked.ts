import { noteOf, putNote } from './changes.ts';
import type { Statements } from './statements.ts';

const removedAt = 'removed';

/** Notes that an image's boxes are others than when suggestions were last worked out for them. */
export function noteChanged(db: Statements, path: string, change: number): void {
  db.run('UPDATE images SET changed_at = ? WHERE path = ?', change, path);
}

export const noteRemoved = (db: Statements, change: number): void => putNote(db, removedAt, change);

/** The best suggestions of all boxes follow what this version of an image's labels says. */
export function putRanked(db: Statements, path: string, version: string): void {
  db.run('UPDATE images SET ranked_at = changed_at WHERE path = ? AND version = ?', path, version);
}

/** What was carried on while all suggestions were worked out may have been written over by that. */
export const forgetRankedSince = (db: Statements, change: number): void =>
  void db.run('UPDATE images SET ranked_at = 0 WHERE changed_at > ?', change);

/** Whether boxes have changed, since all suggestions were worked out, whose change was not carried on. */
export function isRankOutdated(db: Statements, change: number): boolean {
  if ((noteOf(db, removedAt) ?? 0) > change) return true;
  const waiting = db.get(
    'SELECT 1 FROM images WHERE changed_at > ranked_at AND changed_at > ? LIMIT 1',
    change,
  );
  return waiting !== undefined;
}
