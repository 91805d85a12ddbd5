import type { Statements } from './statements.ts';

/** Names are unique within a species only. */
export interface IndividualKey {
  individual: string;
  species: string | null;
}

export interface IndividualFacts {
  crops: number;
  /** ISO 8601; null: no photograph of it has a time. */
  lastSeen: string | null;
}

/** How often and when last each of some individuals was photographed, in their order. */
export function individualFacts(
  db: Statements,
  individuals: readonly IndividualKey[],
): IndividualFacts[] {
  return individuals.map(({ individual, species }) =>
    db.get<IndividualFacts>(
      `SELECT count(*) AS crops, max(taken_at) AS lastSeen FROM boxes
         WHERE individual = ? AND species IS ? AND state = 'accepted'`,
      individual,
      species,
    )!,
  );
}

/**
 * Individuals of a species, or of all, that other images than these show: those that a search for a
 * box of them can find.
 * @param not names that are left out
 */
export function countOtherIndividuals(
  db: Statements,
  species: string | null,
  images: readonly string[],
  not: readonly string[],
): number {
  return db.get<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT DISTINCT individual, species FROM boxes
       WHERE individual IS NOT NULL AND state = 'accepted' AND (? IS NULL OR species = ?)
         AND image NOT IN (SELECT value FROM json_each(?))
         AND individual NOT IN (SELECT value FROM json_each(?)))`,
    species,
    species,
    JSON.stringify(images),
    JSON.stringify(not),
  )!.total;
}
