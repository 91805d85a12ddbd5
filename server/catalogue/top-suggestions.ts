import { summarise } from './put-images.ts';
import type { Statements } from './statements.ts';

/** Who an unnamed box most probably is. */
export interface TopSuggestionRow {
  image: string;
  box: string;
  individual: string;
  species: string | null;
  /** Cosine similarity. */
  score: number;
}

/** Puts in, or replaces, the best suggestions of boxes that still wait for a name; others are left out. */
export function putTopSuggestions(db: Statements, rows: readonly TopSuggestionRow[]): void {
  db.transaction(() => {
    for (const { image, box, individual, species, score } of rows) {
      db.run(
        `INSERT OR REPLACE INTO top_suggestions (image, box, individual, species, score)
         SELECT image, id, ?, ?, ? FROM boxes
         WHERE image = ? AND id = ? AND individual IS NULL AND state IN ('proposed', 'accepted')`,
        individual,
        species,
        score,
        image,
        box,
      );
    }
    for (const image of new Set(rows.map((row) => row.image))) summarise(db, image);
  });
}

/** Forgets all of them, before they are worked out anew. */
export function clearTopSuggestions(db: Statements): void {
  db.transaction(() => {
    db.run('DELETE FROM top_suggestions');
    db.run('UPDATE images SET surest = NULL WHERE surest IS NOT NULL');
  });
}
