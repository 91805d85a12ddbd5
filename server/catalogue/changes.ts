import type { Statements } from './statements.ts';

/**
 * Counts that boxes have changed: who has worked something out over all of them can tell its age.
 * @returns which change it is
 */
export function noteChange(db: Statements): number {
  const change = changeCount(db) + 1;
  putNote(db, 'changes', change);
  return change;
}

/** How often boxes have changed, ever. */
export function changeCount(db: Statements): number {
  return noteOf(db, 'changes') ?? 0;
}

export function noteOf(db: Statements, name: string): number | null {
  return db.get<{ value: number }>('SELECT value FROM notes WHERE name = ?', name)?.value ?? null;
}

export function putNote(db: Statements, name: string, value: number): void {
  db.run('INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)', name, value);
}
