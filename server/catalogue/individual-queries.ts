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
 * @param burst images of this place and time are left out; times in milliseconds of the camera's clock
 */
export function countOtherIndividuals(
  db: Statements,
  species: string | null,
  images: readonly string[],
  not: readonly string[],
  burst: { place: string; takenAt: number; gap: number } | null,
): number {
  return db.get<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT DISTINCT individual, species FROM boxes
       WHERE individual IS NOT NULL AND state = 'accepted' AND (? IS NULL OR species = ?)
         AND image NOT IN (SELECT value FROM json_each(?))
         AND individual NOT IN (SELECT value FROM json_each(?))
         AND image NOT IN (SELECT path FROM images
           WHERE place = ? AND camera_time BETWEEN ? AND ?))`,
    species,
    species,
    JSON.stringify(images),
    JSON.stringify(not),
    burst?.place ?? null,
    burst ? burst.takenAt - burst.gap : null,
    burst ? burst.takenAt + burst.gap : null,
  )!.total;
}
