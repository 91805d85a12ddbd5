import type { Statements } from './statements.ts';

/** Species that stand on boxes, in order of name: found by leaps along an index. */
export function knownSpecies(db: Statements): string[] {
  return db
    .all<{ species: string | null }>(
      `WITH RECURSIVE leap (species) AS (
         SELECT min(species) FROM boxes WHERE state <> 'rejected'
         UNION ALL
         SELECT (SELECT min(b.species) FROM boxes b
                 WHERE b.state <> 'rejected' AND b.species > leap.species)
         FROM leap WHERE leap.species IS NOT NULL)
       SELECT species FROM leap WHERE species IS NOT NULL`,
    )
    .map(({ species }) => species!);
}

/** Boxes and individuals of each species that stands on a box; null: species not known. */
export function speciesCounts(
  db: Statements,
): { species: string | null; boxes: number; individuals: number }[] {
  return db.all(
    `SELECT species, count(*) AS boxes, count(DISTINCT individual) AS individuals
     FROM boxes WHERE state <> 'rejected' GROUP BY species ORDER BY species`,
  );
}
