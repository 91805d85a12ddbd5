import type { EmbeddingMap, ExplorationKind } from '../contract/group.ts';
import { noteOf, putNote } from './changes.ts';
import { summarise } from './put-images.ts';
import { forgetRankedSince } from './ranked.ts';
import type { Statements } from './statements.ts';
import type { TopSuggestionRow } from './top-suggestions.ts';

/** A box by its place. */
export interface BoxKey {
  image: string;
  box: string;
}

/** When, over what and with what something was worked out. */
export interface ExplorationRecord {
  kind: ExplorationKind;
  at: string;
  /** Fingerprint of the embedder. */
  model: string;
  crops: number;
  /** Count of changes when the work began. */
  changesAt: number;
}

/** Notes that a job has come to its end. */
export function putExploration(db: Statements, record: ExplorationRecord): void {
  if (record.kind === 'rank') forgetRankedSince(db, record.changesAt);
  db.run(
    'INSERT OR REPLACE INTO explorations (kind, at, model, crops, changes_at) VALUES (?, ?, ?, ?, ?)',
    record.kind,
    record.at,
    record.model,
    record.crops,
    record.changesAt,
  );
}

/** Forgets the best suggestions of boxes for which there is nobody to suggest any more. */
export function dropTopSuggestions(db: Statements, boxes: readonly BoxKey[]): void {
  db.transaction(() => {
    const changed = new Set<string>();
    for (const { image, box } of boxes) {
      const known = db.get('SELECT 1 FROM top_suggestions WHERE image = ? AND box = ?', image, box);
      if (known === undefined) continue;
      db.run('DELETE FROM top_suggestions WHERE image = ? AND box = ?', image, box);
      changed.add(image);
    }
    for (const image of changed) summarise(db, image);
  });
}

/**
 * Puts in suggestions that are better than those known, for boxes that still wait for a name and of
 * which nobody has said that they are somebody else.
 */
export function improveTopSuggestions(db: Statements, rows: readonly TopSuggestionRow[]): void {
  db.transaction(() => {
    for (const { image, box, individual, species, score } of rows) {
      db.run(
        `INSERT INTO top_suggestions (image, box, individual, species, score)
         SELECT b.image, b.id, ?, ?, ? FROM boxes b
         WHERE b.image = ? AND b.id = ?
           AND b.individual IS NULL AND b.state IN ('proposed', 'accepted')
           AND NOT EXISTS (SELECT 1 FROM json_each(b.comparisons) c
             WHERE c.value ->> 'verdict' = 'different' AND c.value ->> 'individual' = ?)
         ON CONFLICT (image, box) DO UPDATE SET individual = excluded.individual,
           species = excluded.species, score = excluded.score
           WHERE excluded.score > top_suggestions.score`,
        individual,
        species,
        score,
        image,
        box,
        individual,
      );
    }
    for (const image of new Set(rows.map((row) => row.image))) summarise(db, image);
  });
}

export interface GroupRow {
  id: string;
  species: string | null;
  /** The largest is 0. */
  rank: number;
}

export interface GroupMemberRow extends BoxKey {
  group: string;
  /** Cosine similarity to the rest of the group. */
  typicality: number;
}

/** Forgets all groups, before others take their place. */
export function clearGroups(db: Statements): void {
  db.transaction(() => {
    db.run('DELETE FROM groups');
    db.run('DELETE FROM group_members');
  });
}

/** Adds some groups and some members, not necessarily of each other. */
export function putGroups(
  db: Statements,
  groups: readonly GroupRow[],
  members: readonly GroupMemberRow[],
): void {
  db.transaction(() => {
    for (const { id, species, rank } of groups) {
      db.run(
        'INSERT OR REPLACE INTO groups (id, species, rank) VALUES (?, ?, ?)',
        id,
        species,
        rank,
      );
    }
    for (const { group, image, box, typicality } of members) {
      db.run(
        `INSERT OR REPLACE INTO group_members (group_id, image, box, typicality)
         VALUES (?, ?, ?, ?)`,
        group,
        image,
        box,
        typicality,
      );
    }
  });
}

export interface MapPointRow extends BoxKey {
  /** -1 to 1. */
  x: number;
  y: number;
}

/** Forgets all points, before others take their place, which are made by `method`. */
export function clearMap(db: Statements, method: EmbeddingMap['method']): void {
  db.transaction(() => {
    db.run('DELETE FROM map_points');
    putNote(db, mapIsUmap, Number(method === 'umap'));
  });
}

const mapIsUmap = 'map is umap';

export const mapMethod = (db: Statements): EmbeddingMap['method'] =>
  noteOf(db, mapIsUmap) === 1 ? 'umap' : 'pca';

export function putMapPoints(db: Statements, points: readonly MapPointRow[]): void {
  db.transaction(() => {
    for (const { image, box, x, y } of points) {
      db.run(
        'INSERT OR REPLACE INTO map_points (image, box, x, y) VALUES (?, ?, ?, ?)',
        image,
        box,
        x,
        y,
      );
    }
  });
}
