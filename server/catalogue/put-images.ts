import { cameraTime, placeOf } from '../contract/camera.ts';
import { noteChange } from './changes.ts';
import { markDirty } from './encounters.ts';
import { putAnnotations, putDetections } from './put-boxes.ts';
import { putProblems } from './problems.ts';
import { noteChanged } from './ranked.ts';
import type { AnalysedImage, ScannedImage } from './rows.ts';
import type { Statements } from './statements.ts';

/** Puts scanned images in; their detections, if any, stay. */
export function putScanned(db: Statements, images: readonly ScannedImage[]): void {
  if (images.length === 0) return;
  db.transaction(() => {
    const change = noteChange(db);
    for (const image of images) {
      // Nobody knows yet when a new one was taken: it is a burst of its own until it is analysed.
      db.run(
        `INSERT INTO images (path, split, place, encounter, stamp, image_stamp, generation,
           labelling, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET split = excluded.split, stamp = excluded.stamp,
           image_stamp = excluded.image_stamp,
           generation = excluded.generation, version = excluded.version,
           labelling = excluded.labelling`,
        image.path,
        image.split,
        placeOf(image.path),
        image.path,
        image.stamp,
        image.imageStamp,
        image.generation,
        image.status,
        image.version,
      );
      putAnnotations(db, image.path, image.annotations);
      putProblems(db, image.path, 'labels', image.problems);
      summarise(db, image.path);
      noteChanged(db, image.path, change);
    }
  });
}

/** Puts in what the models found. */
export function putAnalysed(db: Statements, images: readonly AnalysedImage[]): void {
  if (images.length === 0) return;
  db.transaction(() => {
    const change = noteChange(db);
    for (const image of images) {
      putTime(db, image.path, image.takenAt);
      db.run(
        `UPDATE images SET hash = ?, analysed_stamp = ?, fingerprint = ?, indexed_version = ?,
           width = ?, height = ?, failure = ?
         WHERE path = ?`,
        image.hash,
        image.imageStamp,
        image.fingerprint,
        image.indexedVersion,
        image.width,
        image.height,
        image.failure,
        image.path,
      );
      if (image.detections) putDetections(db, image.path, image.detections);
      putAnnotations(db, image.path, image.annotations);
      if (image.problems) putProblems(db, image.path, 'pixels', image.problems);
      summarise(db, image.path);
      noteChanged(db, image.path, change);
    }
  });
}

/** Sets when an image was taken; the bursts around its old and its new time are looked at again. */
function putTime(db: Statements, path: string, takenAt: string | null): void {
  const known = db.get<{ taken_at: string | null; place: string; camera_time: number | null }>(
    'SELECT taken_at, place, camera_time FROM images WHERE path = ?',
    path,
  );
  if (!known || known.taken_at === takenAt) return;
  const time = cameraTime(takenAt);
  markDirty(db, known.place, known.camera_time);
  markDirty(db, known.place, time);
  db.run(
    'UPDATE images SET taken_at = ?, camera_time = ?, encounter = path WHERE path = ?',
    takenAt,
    time,
    path,
  );
}

/** Says that the crops of an image are those of this version of its labels. */
export function putIndexedVersion(db: Statements, path: string, version: string): void {
  db.run('UPDATE images SET indexed_version = ? WHERE path = ?', version, path);
}

/** Keeps the sums of an image's boxes beside it, so that a page of the list needs no join. */
export function summarise(db: Statements, path: string): void {
  db.run(
    `UPDATE images SET
       (proposed, accepted, rejected, unidentifiable, named, detection) = (
         SELECT coalesce(sum(state = 'proposed'), 0), coalesce(sum(state = 'accepted'), 0),
           coalesce(sum(state = 'rejected'), 0), coalesce(sum(state = 'unidentifiable'), 0),
           coalesce(sum(state = 'accepted' AND individual IS NOT NULL), 0),
           min(iif(state = 'proposed', confidence, NULL))
         FROM boxes WHERE image = images.path),
       surest = (SELECT min(score) FROM top_suggestions WHERE image = images.path),
       problems = (SELECT count(*) FROM problems WHERE owner = images.path)
     WHERE path = ?`,
    path,
  );
}
