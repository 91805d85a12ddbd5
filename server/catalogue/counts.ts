import { countIndividuals } from './individuals.ts';
import type { Statements } from './statements.ts';

export interface CatalogueCounts {
  images: number;
  unlabelled: number;
  labelled: number;
  empty: number;
  unreadable: number;
  indexed: number;
  proposed: number;
  individuals: number;
  problems: number;
}

/** Everything at once, from sums that are kept with each change. */
export function countAll(db: Statements): CatalogueCounts {
  const sums = db.get<Omit<CatalogueCounts, 'individuals'>>(
    `SELECT coalesce(sum(images), 0) AS images, coalesce(sum(unlabelled), 0) AS unlabelled,
       coalesce(sum(labelled), 0) AS labelled, coalesce(sum(empty), 0) AS empty,
       coalesce(sum(unreadable), 0) AS unreadable, coalesce(sum(indexed), 0) AS indexed,
       coalesce(sum(proposed), 0) AS proposed,
       coalesce(sum(problems), 0) + (SELECT count(*) FROM problems WHERE owner = '') AS problems
     FROM sums`,
  )!;
  return { ...sums, individuals: countIndividuals(db) };
}
