/** Of one photograph. Columns `by_…` are its places in the orders of the list: ascending, all there. */
const images = `
  CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    split TEXT NOT NULL,
    place TEXT NOT NULL,
    stamp TEXT NOT NULL, image_stamp TEXT NOT NULL,
    generation INTEGER NOT NULL,
    labelling TEXT NOT NULL,
    version TEXT NOT NULL,
    width INTEGER, height INTEGER,
    -- camera_time: milliseconds of taken_at on the camera's own clock
    taken_at TEXT, camera_time INTEGER,
    hash TEXT, analysed_stamp TEXT, fingerprint TEXT, indexed_version TEXT,
    failure TEXT,
    proposed INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0, unidentifiable INTEGER NOT NULL DEFAULT 0,
    named INTEGER NOT NULL DEFAULT 0, problems INTEGER NOT NULL DEFAULT 0,
    -- surest: lowest score among the best suggestions of its open unnamed boxes
    -- detection: lowest confidence of its proposed boxes
    surest REAL, detection REAL,
    -- counts of changes: when its boxes last changed, and the one that all suggestions have followed
    changed_at INTEGER NOT NULL DEFAULT 0, ranked_at INTEGER NOT NULL DEFAULT 0,
    -- path of the first image of its burst, for the gap last asked for
    encounter TEXT NOT NULL,
    status TEXT AS (iif(failure IS NULL, labelling, 'unreadable')) VIRTUAL,
    open INTEGER AS (failure IS NULL AND (proposed > 0 OR labelling = 'unlabelled')) VIRTUAL,
    -- as open, where a box also waits until it has a name
    to_name INTEGER AS (failure IS NULL
      AND (proposed > 0 OR labelling = 'unlabelled' OR accepted > named)) VIRTUAL,
    -- cosine similarities and confidences lie within -1 and 1: 9 comes after all of them
    by_time INTEGER AS (coalesce(camera_time, 9000000000000000)) VIRTUAL,
    by_name_surest REAL AS (coalesce(-surest, 9.0)) VIRTUAL,
    by_name_unsure REAL AS (coalesce(surest, 9.0)) VIRTUAL,
    by_detection_surest REAL AS (coalesce(-detection, 9.0)) VIRTUAL,
    by_detection_unsure REAL AS (coalesce(detection, 9.0)) VIRTUAL
  ) STRICT;
  -- open stands in the orders' indices, so that what waits is counted without reading the rows
  CREATE INDEX images_by_split ON images (split, path);
  CREATE INDEX images_by_status ON images (status, path);
  CREATE INDEX images_open ON images (path) WHERE open = 1;
  CREATE INDEX images_to_name ON images (path) WHERE to_name = 1;
  CREATE INDEX images_not_ranked ON images (changed_at) WHERE changed_at > ranked_at;
  CREATE INDEX images_with_problems ON images (path) WHERE problems > 0;
  CREATE INDEX images_by_time ON images (by_time, path, open);
  CREATE INDEX images_by_place ON images (place, by_time, path);
  CREATE INDEX images_by_name_surest ON images (by_name_surest, path, open);
  CREATE INDEX images_by_name_unsure ON images (by_name_unsure, path, open);
  CREATE INDEX images_by_detection_surest ON images (by_detection_surest, path, open);
  CREATE INDEX images_by_detection_unsure ON images (by_detection_unsure, path, open);
  CREATE INDEX images_by_encounter ON images (encounter, by_time, path);
  CREATE INDEX images_that_begin ON images (path) WHERE encounter = path;
  CREATE INDEX images_by_hash ON images (hash) WHERE hash IS NOT NULL;
  CREATE INDEX images_by_size ON images (image_stamp);
  CREATE INDEX images_by_generation ON images (generation);
`;

/** taken_at stands on boxes too, so that sightings are counted without a join. */
const boxes = `
  CREATE TABLE boxes (
    image TEXT NOT NULL, id TEXT NOT NULL, ordinal INTEGER NOT NULL,
    cx REAL NOT NULL, cy REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
    species TEXT, individual TEXT, viewpoint TEXT, state TEXT NOT NULL,
    confidence REAL, provenance TEXT, comparisons TEXT, line INTEGER,
    taken_at TEXT,
    PRIMARY KEY (image, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX boxes_facts ON boxes (image, state, species, individual, viewpoint, confidence);
  CREATE INDEX boxes_by_state ON boxes (state, image);
  CREATE INDEX boxes_by_species ON boxes (species, taken_at, image, id, individual, state)
    WHERE state <> 'rejected';
  CREATE INDEX boxes_named ON boxes (individual, species, taken_at, image, id, state)
    WHERE individual IS NOT NULL AND state = 'accepted';
  CREATE INDEX boxes_by_individual ON boxes (individual, image) WHERE individual IS NOT NULL;

  CREATE TABLE detections (
    image TEXT NOT NULL, ordinal INTEGER NOT NULL,
    class TEXT NOT NULL, class_index INTEGER NOT NULL, confidence REAL NOT NULL,
    cx REAL NOT NULL, cy REAL NOT NULL, w REAL NOT NULL, h REAL NOT NULL,
    PRIMARY KEY (image, ordinal)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * owner: the image whose list of problems it is in; '' for those of the dataset itself.
 * source: who found it ('labels', 'pixels' or 'dataset'), so that each replaces only its own.
 */
const problems = `
  CREATE TABLE problems (
    owner TEXT NOT NULL, source TEXT NOT NULL, ordinal INTEGER NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT,
    image TEXT, file TEXT NOT NULL, line INTEGER, column_number INTEGER, field TEXT,
    PRIMARY KEY (owner, source, ordinal)
  ) STRICT, WITHOUT ROWID;
`;

/** What jobs work out over all crops; changes_at: the count of changes when they did. */
const exploration = `
  CREATE TABLE top_suggestions (
    image TEXT NOT NULL, box TEXT NOT NULL,
    individual TEXT NOT NULL, species TEXT, score REAL NOT NULL,
    PRIMARY KEY (image, box)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX top_suggestions_by_score ON top_suggestions (score DESC, image, box);
  CREATE INDEX top_suggestions_of ON top_suggestions (individual, species, score DESC, image, box);

  CREATE TABLE groups (id TEXT PRIMARY KEY, species TEXT, rank INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX groups_by_rank ON groups (rank);
  CREATE TABLE group_members (
    group_id TEXT NOT NULL, image TEXT NOT NULL, box TEXT NOT NULL, typicality REAL NOT NULL,
    PRIMARY KEY (image, box)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX group_members_by_typicality ON group_members (group_id, typicality DESC, image, box);

  CREATE TABLE map_points (
    image TEXT NOT NULL, box TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL,
    PRIMARY KEY (image, box)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE explorations (
    kind TEXT PRIMARY KEY, at TEXT NOT NULL, model TEXT NOT NULL, crops INTEGER NOT NULL,
    changes_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const summed = [
  ['images', '1'],
  ['unlabelled', `%.status = 'unlabelled'`],
  ['labelled', `%.status = 'labelled'`],
  ['empty', `%.status = 'empty'`],
  ['unreadable', `%.status = 'unreadable'`],
  ['indexed', '%.fingerprint IS NOT NULL'],
  ['open', '%.open'],
  ['proposed', '%.proposed'],
  ['accepted', '%.accepted'],
  ['rejected', '%.rejected'],
  ['unidentifiable', '%.unidentifiable'],
  ['named', '%.named'],
  ['problems', '%.problems'],
] as const;

const add = (row: 'new' | 'old', sign: '+' | '-') =>
  `UPDATE sums SET ${summed.map(([name, value]) => `${name} = ${name} ${sign} (${value.replaceAll('%', row)})`).join(', ')}
   WHERE split = ${row}.split;`;

/** Not OR IGNORE: a trigger's conflicts are handled as those of the statement that fires it. */
const begin = `INSERT INTO sums (split) SELECT new.split
      WHERE NOT EXISTS (SELECT 1 FROM sums WHERE split = new.split);`;

/** Kept by triggers, so that counting a million images costs nothing. */
const sums = `
  CREATE TABLE sums (
    split TEXT PRIMARY KEY, ${summed.map(([name]) => `${name} INTEGER NOT NULL DEFAULT 0`).join(', ')}
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER images_put AFTER INSERT ON images BEGIN
    ${begin}
    ${add('new', '+')}
  END;
  CREATE TRIGGER images_gone AFTER DELETE ON images BEGIN
    ${add('old', '-')}
  END;
  CREATE TRIGGER images_changed
  AFTER UPDATE OF split, labelling, failure, fingerprint, proposed, accepted, rejected,
    unidentifiable, named, problems ON images BEGIN
    ${add('old', '-')}
    ${begin}
    ${add('new', '+')}
  END;
`;

/** Every known individual with its accepted boxes; kept by triggers, as boxes are put in and deleted only. */
const names = `
  CREATE TABLE names (
    individual TEXT NOT NULL,
    species TEXT NOT NULL, -- '' where it is not known
    crops INTEGER NOT NULL,
    PRIMARY KEY (individual, species)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER boxes_put AFTER INSERT ON boxes
  WHEN new.individual IS NOT NULL AND new.state = 'accepted' BEGIN
    INSERT INTO names SELECT new.individual, coalesce(new.species, ''), 0
      WHERE NOT EXISTS (SELECT 1 FROM names
        WHERE individual = new.individual AND species = coalesce(new.species, ''));
    UPDATE names SET crops = crops + 1
      WHERE individual = new.individual AND species = coalesce(new.species, '');
  END;
  CREATE TRIGGER boxes_gone AFTER DELETE ON boxes
  WHEN old.individual IS NOT NULL AND old.state = 'accepted' BEGIN
    UPDATE names SET crops = crops - 1
      WHERE individual = old.individual AND species = coalesce(old.species, '');
    DELETE FROM names
      WHERE individual = old.individual AND species = coalesce(old.species, '') AND crops = 0;
  END;
`;

/**
 * notes: single numbers by name: 'changes' (of boxes, ever), 'gap' (of the encounters, ms).
 * dirty_times: moments at which the encounters of a place have to be looked at again.
 */
const upkeep = `
  CREATE TABLE notes (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE dirty_times (
    place TEXT NOT NULL, camera_time INTEGER NOT NULL, PRIMARY KEY (place, camera_time)
  ) STRICT, WITHOUT ROWID;
`;

export const tables = images + boxes + problems + exploration + sums + names + upkeep;
