import type { ExplorationKind, UnknownGroup } from '../contract/group.ts';
import { cachedUntilWritten } from './count-cache.ts';
import type { BoxKey, ExplorationRecord } from './exploration-writes.ts';
import type { PageRequest, PlacedPage, PlacedPageRequest } from './rows.ts';
import type { Statements } from './statements.ts';

/** What was worked out, by kind. */
export function explorations(db: Statements): ExplorationRecord[] {
  return db.all<ExplorationRecord & { kind: ExplorationKind }>(
    'SELECT kind, at, model, crops, changes_at AS changesAt FROM explorations',
  );
}

/** Boxes without a name of which a person has said who they are not. */
export function differentVerdicts(db: Statements): (BoxKey & { individuals: string[] })[] {
  return db
    .all<BoxKey & { names: string }>(
      `SELECT b.image, b.id AS box, json_group_array(c.value ->> 'individual') AS names
       FROM boxes b, json_each(b.comparisons) c
       WHERE b.comparisons IS NOT NULL AND b.individual IS NULL
         AND c.value ->> 'verdict' = 'different'
       GROUP BY b.image, b.id`,
    )
    .map(({ image, box, names }) => ({ image, box, individuals: JSON.parse(names) as string[] }));
}

/** Accepted boxes of an individual; those of one species, or of all that have one of that name. */
export function boxesOfIndividual(
  db: Statements,
  individual: string,
  species: string | undefined,
): BoxKey[] {
  return db.all<BoxKey>(
    `SELECT image, id AS box FROM boxes
     WHERE individual = ? AND state = 'accepted' AND (? IS NULL OR species = ?)`,
    individual,
    species ?? null,
    species ?? null,
  );
}

/** Boxes whose best suggestion is this individual, the surest first. */
export const boxesSuggested = (
  db: Statements,
  individual: string,
  species: string | null,
  limit: number,
): BoxKey[] =>
  db.all<BoxKey>(
    `SELECT image, box FROM top_suggestions WHERE individual = ? AND species IS ?
     ORDER BY score DESC, image, box LIMIT ?`,
    individual,
    species,
    limit,
  );

/** A member of a group, `m`, that still waits for a name. */
const waits = `SELECT 1 FROM boxes b WHERE b.image = m.image AND b.id = m.box
  AND b.individual IS NULL AND b.state IN ('proposed', 'accepted')`;
const inGroup = `FROM group_members m WHERE m.group_id = g.id AND EXISTS (${waits})`;

/**
 * One page of groups in which somebody still waits for a name, in the order of their size when they
 * were made: naming some does not move the others about under the person who names.
 */
export function listGroups(
  db: Statements,
  species: string | undefined,
  page: PlacedPageRequest,
): PlacedPage<UnknownGroup> {
  const open = `FROM groups g WHERE (? IS NULL OR g.species = ?) AND EXISTS (SELECT 1 ${inGroup})`;
  const of = species ?? null;
  const total = cachedUntilWritten(
    db,
    `groups ${JSON.stringify(of)}`,
    () => db.get<{ total: number }>(`SELECT count(*) AS total ${open}`, of, of)!.total,
  );
  const after = page.cursor === undefined ? -1 : Number(page.cursor);
  const skipped = page.cursor === undefined ? (page.offset ?? 0) : 0;
  const rows = db.all<{ id: string; species: string | null; rank: number; crops: number }>(
    `SELECT g.id, g.species, g.rank, (SELECT count(*) ${inGroup}) AS crops ${open}
     AND g.rank > ? ORDER BY g.rank LIMIT ? OFFSET ?`,
    of,
    of,
    after,
    page.limit,
    skipped,
  );
  const offset =
    page.cursor === undefined
      ? skipped
      : db.get<{ before: number }>(
          `SELECT count(*) AS before ${open} AND g.rank <= ?`,
          of,
          of,
          after,
        )!.before;
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return {
    items: rows.map(({ id, species: kind, crops }) => ({
      id,
      species: kind,
      crops,
      cover: coverOf(db, id),
    })),
    next: last ? String(last.rank) : null,
    total,
    offset,
  };
}

/** Boxes that a person recognises the group by. */
const coverSize = 4;

const coverOf = (db: Statements, group: string): UnknownGroup['cover'] =>
  db
    .all<{ image: string; cx: number; cy: number; w: number; h: number }>(
      `SELECT m.image, b.cx, b.cy, b.w, b.h
       FROM group_members m JOIN boxes b ON b.image = m.image AND b.id = m.box
       WHERE m.group_id = ? AND b.individual IS NULL AND b.state IN ('proposed', 'accepted')
       ORDER BY m.typicality DESC, m.image, m.box LIMIT ?`,
      group,
      coverSize,
    )
    .map(({ image, cx, cy, w, h }) => ({ image, box: [cx, cy, w, h] }));

/** One page of the members that still wait for a name, the most typical first; null: no such group. */
export function groupMembers(
  db: Statements,
  group: string,
  page: PageRequest,
): {
  items: (BoxKey & { typicality: number })[];
  next: string | null;
  total: number;
} | null {
  if (!db.get('SELECT 1 FROM groups WHERE id = ?', group)) return null;
  const from = `FROM group_members m WHERE m.group_id = ? AND EXISTS (${waits})`;
  const { total } = db.get<{ total: number }>(`SELECT count(*) AS total ${from}`, group)!;
  const [typicality = '2', image = '', box = ''] = page.cursor?.split('\n') ?? [];
  const items = db.all<BoxKey & { typicality: number }>(
    `SELECT m.image, m.box, m.typicality ${from}
       AND (m.typicality < ? OR (m.typicality = ? AND (m.image, m.box) > (?, ?)))
     ORDER BY m.typicality DESC, m.image, m.box LIMIT ?`,
    group,
    Number(typicality),
    Number(typicality),
    image,
    box,
    page.limit,
  );
  const last = items.length === page.limit ? items.at(-1) : undefined;
  const next = last ? `${last.typicality}\n${last.image}\n${last.box}` : null;
  return { items, next, total };
}
