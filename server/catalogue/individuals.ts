import type { SQLInputValue } from 'node:sqlite';
import type { Individual } from '../contract/collection.ts';
import { likeText } from './conditions.ts';
import { cachedUntilWritten } from './count-cache.ts';
import type { PlacedPage, PlacedPageRequest } from './rows.ts';
import type { Statements } from './statements.ts';
import { strip } from './strip.ts';

export interface IndividualFilter {
  species?: string;
  text?: string;
  order?: 'name' | 'crops' | 'last-seen';
}

/** A box that names somebody: what `boxes_named` is an index of. */
const named = "individual IS NOT NULL AND state = 'accepted'";

const orders = {
  name: "name, coalesce(species, '')",
  crops: "crops DESC, name, coalesce(species, '')",
  'last-seen': "lastSeen IS NULL, lastSeen DESC, name, coalesce(species, '')",
};

/** Crops of one individual shown beside its name. */
const stripLength = 6;

/**
 * One page of known individuals. All of them are counted to order them, so a cursor in the orders that
 * change with every decision is a position; in order of name it is the last name.
 */
export function listIndividuals(
  db: Statements,
  filter: IndividualFilter,
  page: PlacedPageRequest,
): PlacedPage<Individual> {
  const all = allIndividuals(db, filter);
  const start = page.cursor === undefined ? (page.offset ?? 0) : startOf(all, filter, page.cursor);
  const shown = all.slice(start, start + page.limit);
  const last = start + shown.length < all.length ? shown.at(-1) : undefined;
  const byName = (filter.order ?? 'name') === 'name';
  const next = byName ? last && `n${keyOf(last)}` : last && `${start + shown.length}`;
  return {
    items: shown.map((individual) => ({ ...individual, strip: stripOf(db, individual) })),
    next: next ?? null,
    total: all.length,
    offset: start,
  };
}

type Counted = Omit<Individual, 'strip'>;

/** Some tens of bytes for each of at most some ten thousand animals, until something is written. */
function allIndividuals(db: Statements, { species, text, order }: IndividualFilter): Counted[] {
  const conditions = [named];
  const values: SQLInputValue[] = [];
  if (species !== undefined) {
    conditions.push('species = ?');
    values.push(species);
  }
  if (text) {
    conditions.push("individual LIKE ? ESCAPE '\\'");
    values.push(likeText(text));
  }
  return cachedUntilWritten(db, `individuals ${JSON.stringify([species, text, order])}`, () =>
    db.all<Counted>(
      `SELECT individual AS name, species, count(*) AS crops, count(DISTINCT image) AS images,
         min(taken_at) AS firstSeen, max(taken_at) AS lastSeen
       FROM boxes WHERE ${conditions.join(' AND ')}
       GROUP BY individual, species ORDER BY ${orders[order ?? 'name']}`,
      ...values,
    ),
  );
}

const keyOf = ({ name, species }: Pick<Counted, 'name' | 'species'>) => `${name}\n${species ?? ''}`;

function startOf(all: readonly Counted[], { order }: IndividualFilter, cursor: string): number {
  if ((order ?? 'name') !== 'name') return Number(cursor) || 0;
  const [name = '', species = ''] = cursor.slice(1).split('\n');
  const after = all.findIndex(
    // As SQLite compares: by bytes, which is by code points.
    (one) =>
      compare(one.name, name) > 0 || (one.name === name && compare(one.species ?? '', species) > 0),
  );
  return after < 0 ? all.length : after;
}

const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

function stripOf(db: Statements, { name, species, crops }: Counted) {
  return strip(
    db,
    `${named} AND individual = ? AND species IS ?`,
    [name, species],
    crops,
    stripLength,
  );
}

/** How many individuals are known. */
export function countIndividuals(db: Statements): number {
  return db.get<{ total: number }>('SELECT count(*) AS total FROM names')!.total;
}
