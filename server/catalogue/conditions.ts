import type { SQLInputValue } from 'node:sqlite';
import type { Filters } from '../contract/filters.ts';

export interface Condition {
  /** Which filter it comes from: a facet leaves out its own. */
  of: keyof Filters;
  sql: string;
  values: SQLInputValue[];
}

const oneDay = 86_400_000;

/** Substring for LIKE … ESCAPE '\'. */
export const likeText = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Conditions on a row `b` of boxes. */
export function boxConditions(filter: Filters): Condition[] {
  const conditions: Condition[] = [];
  const add = (of: keyof Filters, sql: string, ...values: SQLInputValue[]) =>
    void conditions.push({ of, sql, values });
  if (filter.species !== undefined) add('species', 'b.species = ?', filter.species);
  if (filter.individual !== undefined) add('individual', 'b.individual = ?', filter.individual);
  if (filter.named === true) add('named', 'b.individual IS NOT NULL');
  // What was rejected is no animal: it has no name to wait for.
  if (filter.named === false) add('named', "b.individual IS NULL AND b.state <> 'rejected'");
  if (filter.state !== undefined) add('state', 'b.state = ?', filter.state);
  if (filter.viewpoint === 'none') add('viewpoint', 'b.viewpoint IS NULL');
  else if (filter.viewpoint !== undefined) add('viewpoint', 'b.viewpoint = ?', filter.viewpoint);
  if (filter.minConfidence !== undefined) {
    add('minConfidence', 'b.confidence >= ?', filter.minConfidence);
  }
  if (filter.maxConfidence !== undefined) {
    add('maxConfidence', 'b.confidence <= ?', filter.maxConfidence);
  }
  return conditions;
}

/** Conditions on a row `i` of images. */
export function imageConditions(filter: Filters): Condition[] {
  const conditions: Condition[] = [];
  const add = (of: keyof Filters, sql: string, ...values: SQLInputValue[]) =>
    void conditions.push({ of, sql, values });
  if (filter.split !== undefined) add('split', 'i.split = ?', filter.split);
  if (filter.status !== undefined) add('status', 'i.status = ?', filter.status);
  if (filter.problems === true) add('problems', 'i.problems > 0');
  if (filter.problems === false) add('problems', 'i.problems = 0');
  if (filter.from !== undefined) {
    // Images without a time come after all others in by_time.
    add('from', 'i.by_time >= ? AND i.camera_time IS NOT NULL', Date.parse(filter.from));
  }
  if (filter.to !== undefined) add('to', 'i.by_time < ?', Date.parse(filter.to) + oneDay);
  if (filter.place !== undefined) add('place', 'i.place = ?', filter.place);
  if (filter.text) {
    const like = likeText(filter.text);
    add(
      'text',
      `(i.path LIKE ? ESCAPE '\\' OR i.path IN (SELECT n.image FROM boxes n
         WHERE n.individual IS NOT NULL AND n.individual LIKE ? ESCAPE '\\'))`,
      like,
      like,
    );
  }
  return conditions;
}

/** That an image has one box that fits all of the conditions on boxes; null where there are none. */
export function someBox(filter: Filters): Condition | null {
  const conditions = boxConditions(filter);
  if (conditions.length === 0) return null;
  const { sql, values } = allOf(conditions);
  return {
    of: conditions[0]!.of,
    sql: `EXISTS (SELECT 1 FROM boxes b WHERE b.image = i.path AND ${sql})`,
    values,
  };
}

/** The same asked the other way round: quicker where few boxes fit. */
export function someOfFewBoxes(filter: Filters): Condition | null {
  const conditions = boxConditions(filter);
  if (conditions.length === 0) return null;
  const { sql, values } = allOf(conditions);
  return {
    of: conditions[0]!.of,
    sql: `i.path IN (SELECT b.image FROM boxes b WHERE ${sql})`,
    values,
  };
}

/** A condition, wherever it comes from. */
export type Part = Omit<Condition, 'of'>;

/** All of them together, joined by AND; without any it is always true. */
export function allOf(conditions: readonly Part[]): Part {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || 'TRUE',
    values: conditions.flatMap(({ values }) => values),
  };
}
