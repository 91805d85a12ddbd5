import type { DatabaseSync } from 'node:sqlite';

/** Raised whenever the tables change: an older catalogue is thrown away and computed again. */
const schemaVersion = 2;

const tables = `
  CREATE TABLE images (
    path TEXT PRIMARY KEY,
    split TEXT NOT NULL,
    stamp TEXT NOT NULL, image_stamp TEXT NOT NULL,
    generation INTEGER NOT NULL,
    labelling TEXT NOT NULL,
    version TEXT NOT NULL,
    width INTEGER, height INTEGER, taken_at TEXT,
    hash TEXT, analysed_stamp TEXT, fingerprint TEXT, indexed_version TEXT,
    failure TEXT,
    status TEXT GENERATED ALWAYS AS (iif(failure IS NULL, labelling, 'unreadable')) VIRTUAL,
    proposed INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0, unidentifiable INTEGER NOT NULL DEFAULT 0,
    named INTEGER NOT NULL DEFAULT 0, problems INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX images_by_split ON images (split, path);
  CREATE INDEX images_by_hash ON images (hash) WHERE hash IS NOT NULL;
  CREATE INDEX images_by_size ON images (image_stamp);
  CREATE INDEX images_by_status ON images (status, path);

  CREATE TABLE boxes (
    image TEXT NOT NULL, id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    cx REAL NOT NULL, cy REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
    species TEXT, individual TEXT, viewpoint TEXT, state TEXT NOT NULL,
    confidence REAL, provenance TEXT, comparisons TEXT, line INTEGER,
    PRIMARY KEY (image, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX boxes_by_individual ON boxes (individual, species) WHERE individual IS NOT NULL;
  CREATE INDEX boxes_by_species ON boxes (species, image);
  CREATE INDEX boxes_by_state ON boxes (state, image);

  CREATE TABLE detections (
    image TEXT NOT NULL, ordinal INTEGER NOT NULL,
    class TEXT NOT NULL, class_index INTEGER NOT NULL, confidence REAL NOT NULL,
    cx REAL NOT NULL, cy REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
    PRIMARY KEY (image, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- owner: the image whose list of problems it is in; '' for those of the dataset itself.
  -- source: who found it ('labels', 'pixels' or 'dataset'), so that each replaces only its own.
  CREATE TABLE problems (
    owner TEXT NOT NULL, source TEXT NOT NULL, ordinal INTEGER NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT,
    file TEXT NOT NULL, line INTEGER, column_number INTEGER, field TEXT,
    PRIMARY KEY (owner, source, ordinal)
  ) STRICT, WITHOUT ROWID;
`;

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
