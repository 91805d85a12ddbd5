import type { Edit, ImageDecision } from '../../../server/contract/edit.ts';
import { pointAt, type MapPoint, type MapPoints } from './points.ts';

/** What is said of all selected animals at once. */
export type MapVerdict =
  { verb: 'name'; individual: string } | { verb: 'unidentifiable' } | { verb: 'reject' };

/**
 * The edits that say it, image by image. Boxes of which it is true already get none. An animal
 * without a species gets the one that most of the others have, else the `sole` one of the dataset;
 * `needsSpecies` when there is none.
 */
export function decisionsFor(
  points: MapPoints,
  selection: ReadonlySet<number>,
  verdict: MapVerdict,
  sole: string | null = null,
): { decisions: ImageDecision[]; needsSpecies: boolean } {
  const chosen = [...selection]
    .map((index) => pointAt(points, index))
    .filter((point): point is MapPoint => point !== null);
  const common = factsOf(points, selection).species[0]?.[0] ?? sole;
  const byImage = new Map<string, ImageDecision>();
  let needsSpecies = false;
  for (const point of chosen) {
    if (isTrueAlready(point, verdict)) continue;
    const species = point.species ?? common;
    if (verdict.verb !== 'reject' && species === null) {
      needsSpecies = true;
      continue;
    }
    const edit = editFor(point, verdict, species);
    const { image, version } = point;
    const decision = byImage.get(image);
    if (decision) decision.edits.push(edit);
    else byImage.set(image, { image, version, edits: [edit] });
  }
  return { decisions: [...byImage.values()], needsSpecies };
}

function editFor(point: MapPoint, verdict: MapVerdict, species: string | null): Edit {
  const { annotation } = point;
  if (verdict.verb === 'reject') return { verb: 'reject', annotation };
  const added = point.species === null && species !== null ? { species } : {};
  if (verdict.verb === 'unidentifiable') return { verb: 'unidentifiable', annotation, ...added };
  return { verb: 'accept', annotation, individual: verdict.individual, ...added };
}

function isTrueAlready(point: MapPoint, verdict: MapVerdict): boolean {
  if (verdict.verb === 'reject') return point.state === 'rejected';
  if (verdict.verb === 'unidentifiable') return point.state === 'unidentifiable';
  return point.state === 'accepted' && point.individual === verdict.individual;
}

/** What a person should know of the selected animals before saying one thing of all. */
export interface SelectionFacts {
  count: number;
  /** How many have a name already. */
  named: number;
  /** How many there are of each known species, the most first. */
  species: readonly (readonly [string, number])[];
}

export function factsOf(points: MapPoints, selection: ReadonlySet<number>): SelectionFacts {
  const counts = new Map<string, number>();
  let named = 0;
  for (const index of selection) {
    const species = points.species[index] ?? null;
    if (species !== null) counts.set(species, (counts.get(species) ?? 0) + 1);
    if ((points.individual[index] ?? null) !== null) named++;
  }
  return { count: selection.size, named, species: [...counts].sort((a, b) => b[1] - a[1]) };
}
