import type { Annotation } from '../contract/annotation.ts';
import type { DetectionRow } from './rows.ts';
import type { Statements } from './statements.ts';

/** Replaces the boxes that are known of an image; what was worked out about boxes that go, goes too. */
export function putAnnotations(
  db: Statements,
  path: string,
  annotations: readonly Annotation[],
): void {
  db.run('DELETE FROM boxes WHERE image = ?', path);
  annotations.forEach((annotation, ordinal) => {
    db.run(
      `INSERT INTO boxes (image, id, ordinal, cx, cy, w, h, species, individual, viewpoint,
         state, confidence, provenance, comparisons, line, taken_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         (SELECT taken_at FROM images WHERE path = ?))`,
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
      path,
    );
  });
  for (const table of ['group_members', 'map_points']) {
    db.run(
      `DELETE FROM ${table} WHERE image = ?
         AND NOT EXISTS (SELECT 1 FROM boxes b WHERE b.image = ${table}.image AND b.id = ${table}.box)`,
      path,
    );
  }
  dropOutdatedSuggestions(db, path);
}

/**
 * A suggestion is for a box that still waits for a name: it goes with the box, when the box gets a
 * name or another species, or when a person says that it is somebody else.
 */
function dropOutdatedSuggestions(db: Statements, path: string): void {
  db.run(
    `DELETE FROM top_suggestions WHERE image = ? AND NOT EXISTS (
       SELECT 1 FROM boxes b
       WHERE b.image = top_suggestions.image AND b.id = top_suggestions.box
         AND b.individual IS NULL AND b.state IN ('proposed', 'accepted')
         AND (b.species IS NULL OR top_suggestions.species IS NULL
           OR b.species = top_suggestions.species)
         AND NOT EXISTS (
           SELECT 1 FROM json_each(b.comparisons) c
           WHERE c.value ->> 'verdict' = 'different'
             AND c.value ->> 'individual' = top_suggestions.individual))`,
    path,
  );
}

/** Replaces what the detector found in an image. */
export function putDetections(
  db: Statements,
  path: string,
  detections: readonly DetectionRow[],
): void {
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
