import type { Annotation } from '../contract/annotation.ts';
import type { Problem } from '../contract/problem.ts';
import type { AnalysedImage, DetectionRow, ScannedImage } from './rows.ts';
import type { Statements } from './statements.ts';

type ProblemSource = 'labels' | 'pixels' | 'dataset';

/** Puts scanned images in; their detections, if any, stay. */
export function putScanned(db: Statements, images: readonly ScannedImage[]): void {
  db.transaction(() => {
    for (const image of images) {
      db.run(
        `INSERT INTO images (path, split, stamp, image_stamp, generation, labelling, version)
         VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET split = excluded.split, stamp = excluded.stamp,
           image_stamp = excluded.image_stamp,
           generation = excluded.generation, version = excluded.version,
           labelling = excluded.labelling`,
        image.path,
        image.split,
        image.stamp,
        image.imageStamp,
        image.generation,
        image.status,
        image.version,
      );
      putAnnotations(db, image.path, image.annotations);
      putProblems(db, image.path, 'labels', image.problems);
      count(db, image.path);
    }
  });
}

/** Says that unchanged images were seen again. */
export function touch(db: Statements, paths: readonly string[], generation: number): void {
  db.transaction(() => {
    for (const path of paths) {
      db.run('UPDATE images SET generation = ? WHERE path = ?', generation, path);
    }
  });
}

/** Forgets images that the scan did not meet; returns their paths. */
export function sweep(db: Statements, generation: number): string[] {
  const gone = db.all<{ path: string }>(
    'SELECT path FROM images WHERE generation <> ? ORDER BY path',
    generation,
  );
  db.transaction(() => {
    for (const { path } of gone) forget(db, path);
  });
  return gone.map(({ path }) => path);
}

function forget(db: Statements, path: string): void {
  db.run('DELETE FROM images WHERE path = ?', path);
  db.run('DELETE FROM boxes WHERE image = ?', path);
  db.run('DELETE FROM detections WHERE image = ?', path);
  db.run('DELETE FROM problems WHERE owner = ?', path);
}

export function removeImage(db: Statements, path: string): void {
  db.transaction(() => forget(db, path));
}

/** Puts in what the models found. */
export function putAnalysed(db: Statements, images: readonly AnalysedImage[]): void {
  db.transaction(() => {
    for (const image of images) {
      db.run(
        `UPDATE images SET hash = ?, analysed_stamp = ?, fingerprint = ?, indexed_version = ?,
           width = ?, height = ?, taken_at = ?, failure = ?
         WHERE path = ?`,
        image.hash,
        image.imageStamp,
        image.fingerprint,
        image.indexedVersion,
        image.width,
        image.height,
        image.takenAt,
        image.failure,
        image.path,
      );
      if (image.detections) putDetections(db, image.path, image.detections);
      putAnnotations(db, image.path, image.annotations);
      if (image.problems) putProblems(db, image.path, 'pixels', image.problems);
      count(db, image.path);
    }
  });
}

/** Replaces the boxes that are known of an image. */
function putAnnotations(db: Statements, path: string, annotations: readonly Annotation[]): void {
  db.run('DELETE FROM boxes WHERE image = ?', path);
  annotations.forEach((annotation, ordinal) => {
    db.run(
      `INSERT INTO boxes (image, id, ordinal, cx, cy, w, h, species, individual, viewpoint,
         state, confidence, provenance, comparisons, line)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      path,
      annotation.id,
      ordinal,
      ...annotation.box,
      annotation.species,
      annotation.individual,
      annotation.viewpoint,
      annotation.state,
      annotation.confidence,
      annotation.provenance && JSON.stringify(annotation.provenance),
      annotation.comparisons.length > 0 ? JSON.stringify(annotation.comparisons) : null,
      annotation.line,
    );
  });
}

function putDetections(db: Statements, path: string, detections: readonly DetectionRow[]): void {
  db.run('DELETE FROM detections WHERE image = ?', path);
  detections.forEach((detection, ordinal) => {
    db.run(
      `INSERT INTO detections (image, ordinal, class, class_index, confidence, cx, cy, w, h)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      path,
      ordinal,
      detection.class,
      detection.classIndex,
      detection.confidence,
      ...detection.box,
    );
  });
}

/** Replaces the problems of one owner ('' is the dataset) that one source found. */
function putProblems(
  db: Statements,
  owner: string,
  source: ProblemSource,
  problems: readonly Problem[],
): void {
  db.run('DELETE FROM problems WHERE owner = ? AND source = ?', owner, source);
  problems.forEach((problem, ordinal) => {
    db.run(
      `INSERT INTO problems (owner, source, ordinal, code, severity, message, remedy, file, line,
         column_number, field)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      owner,
      source,
      ordinal,
      problem.code,
      problem.severity,
      problem.message,
      problem.remedy ?? null,
      problem.file,
      problem.line ?? null,
      problem.column ?? null,
      problem.field ?? null,
    );
  });
}

/** Problems of the dataset itself: data.yaml, list files, orphan labels. */
export function putDatasetProblems(db: Statements, problems: readonly Problem[]): void {
  db.transaction(() => putProblems(db, '', 'dataset', problems));
}

/** Keeps the sums of an image beside it, so that a page of the list needs no join. */
function count(db: Statements, path: string): void {
  db.run(
    `UPDATE images SET
       (proposed, accepted, rejected, unidentifiable, named) = (
         SELECT coalesce(sum(state = 'proposed'), 0), coalesce(sum(state = 'accepted'), 0),
           coalesce(sum(state = 'rejected'), 0), coalesce(sum(state = 'unidentifiable'), 0),
           coalesce(sum(state = 'accepted' AND individual IS NOT NULL), 0)
         FROM boxes WHERE image = images.path),
       problems = (SELECT count(*) FROM problems WHERE owner = images.path)
     WHERE path = ?`,
    path,
  );
}

/** Says that the crops of an image are those of this version of its labels. */
export function putIndexedVersion(db: Statements, path: string, version: string): void {
  db.run('UPDATE images SET indexed_version = ? WHERE path = ?', version, path);
}
