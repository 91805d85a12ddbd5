import type { DatabaseSync } from 'node:sqlite';
import { tables } from './tables.ts';

/** Raised whenever the tables change: an older catalogue is thrown away and computed again. */
const schemaVersion = 7;

/** Creates the tables, or empties a catalogue of another version: all of it can be computed again. */
export function prepareSchema(database: DatabaseSync): void {
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000',
  );
  const found = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found.user_version === schemaVersion) return;
  database.exec('BEGIN IMMEDIATE');
  const existing = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all() as unknown as { name: string }[];
  for (const { name } of existing) database.exec(`DROP TABLE "${name}"`);
  database.exec(tables);
  database.exec(`PRAGMA user_version = ${schemaVersion}`);
  database.exec('COMMIT');
}
