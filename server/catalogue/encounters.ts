import { noteOf, putNote } from './changes.ts';
import type { Statements } from './statements.ts';

/** Rows looked at and written in one transaction, so that nobody else waits long for the database. */
const batchSize = 5_000;

/** Says that the bursts of a place are to be looked at again around a moment; null: no moment, none. */
export function markDirty(db: Statements, place: string, cameraTime: number | null): void {
  if (cameraTime === null) return;
  db.run('INSERT OR IGNORE INTO dirty_times (place, camera_time) VALUES (?, ?)', place, cameraTime);
}

interface Dirty {
  place: string;
  camera_time: number;
}

interface Timed {
  path: string;
  by_time: number;
  encounter: string;
}

/**
 * Brings `images.encounter` up to date: photographs of one place, each within `gapSeconds` of the one
 * before, are one encounter. Only bursts around what has changed are looked at, unless the gap is
 * another than last time.
 */
export function refreshEncounters(db: Statements, gapSeconds: number): void {
  const gap = gapSeconds * 1000;
  if (noteOf(db, 'gap') !== gap) {
    db.transaction(() => {
      // First: cut off in between, every place is still known as dirty.
      db.run('DELETE FROM dirty_times');
      db.run(
        `INSERT INTO dirty_times (place, camera_time)
         SELECT place, min(camera_time) FROM images WHERE camera_time IS NOT NULL GROUP BY place`,
      );
      putNote(db, 'gap', gap);
      putNote(db, 'whole', 1);
    });
  }
  const whole = noteOf(db, 'whole') === 1;
  for (;;) {
    const dirty = db.get<Dirty>(
      'SELECT place, camera_time FROM dirty_times ORDER BY place, camera_time LIMIT 1',
    );
    if (!dirty) break;
    db.transaction(() => repair(db, dirty, gap, whole));
  }
  if (whole) putNote(db, 'whole', 0);
}

/**
 * Goes through the images of a place from a dirty moment on until the bursts are again as they were
 * known (to its end: `whole`). After a batch it leaves a new mark where the next call goes on.
 */
function repair(db: Statements, dirty: Dirty, gap: number, whole: boolean): void {
  const { place, camera_time: from } = dirty;
  let last = db.get<Timed>(
    `SELECT path, by_time, encounter FROM images
     WHERE place = ? AND by_time < ? ORDER BY by_time DESC, path DESC LIMIT 1`,
    place,
    from,
  );
  let key = { time: from, path: '' };
  let settled: boolean;
  do {
    const rows = db.all<Timed>(
      `SELECT path, by_time, encounter FROM images
       WHERE place = ? AND camera_time IS NOT NULL AND (by_time, path) > (?, ?)
       ORDER BY by_time, path LIMIT ?`,
      place,
      key.time,
      key.path,
      batchSize,
    );
    settled = rows.length < batchSize;
    for (const row of rows) {
      const joins = last !== undefined && row.by_time - last.by_time <= gap;
      const encounter: string = joins ? last!.encounter : row.path;
      if (encounter !== row.encounter) {
        db.run('UPDATE images SET encounter = ? WHERE path = ?', encounter, row.path);
      } else if (!whole && row.by_time > from) {
        settled = true;
        break;
      }
      last = { ...row, encounter };
      key = { time: row.by_time, path: row.path };
    }
    // A clock that stood still can give more images one moment than a batch holds.
  } while (!settled && key.time === from);
  db.run('DELETE FROM dirty_times WHERE place = ? AND camera_time = ?', place, from);
  if (!settled) markDirty(db, place, key.time);
}
