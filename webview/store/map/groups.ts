import type { AnnotationState } from '../../../server/contract/annotation.ts';
import { texts } from '../../texts.ts';
import { markAt, markOf, quietMark, stateMarks, type Mark } from '../mark.ts';
import type { MapPoints } from './points.ts';

export const colourings = ['individual', 'species', 'state'] as const;
export type Colouring = (typeof colourings)[number];

/** Points of one colour: one line of the legend. */
export interface MapGroup {
  /** null: those without a name or species. */
  key: string | null;
  label: string;
  count: number;
  mark: Mark;
}

export interface MapGroups {
  /** The largest first, those without a name last. */
  groups: readonly MapGroup[];
  /** Index into `groups`, a point each. */
  groupOf: Uint32Array;
}

/** Sorts the points by what they are coloured by. */
export function groupPoints(points: MapPoints, by: Colouring): MapGroups {
  const column: readonly (string | null)[] = points[by];
  const counts = new Map<string | null, number>();
  for (const key of column) counts.set(key, (counts.get(key) ?? 0) + 1);
  const ordered = [...counts].sort(
    ([a, countA], [b, countB]) =>
      Number(a === null) - Number(b === null) || countB - countA || compare(a, b),
  );
  const species = [...counts.keys()].filter((key) => key !== null).sort(compare);
  const groups = ordered.map(([key, count]): MapGroup => ({
    key,
    count,
    label: labelOf(key, by),
    mark: markFor(key, by, species),
  }));
  const indexOf = new Map(ordered.map(([key], index) => [key, index]));
  return { groups, groupOf: Uint32Array.from(column, (key) => indexOf.get(key) ?? 0) };
}

function markFor(key: string | null, by: Colouring, species: readonly (string | null)[]): Mark {
  if (key === null) return quietMark;
  if (by === 'state') return stateMarks[key as AnnotationState];
  // Of species there are few, and they take the colours in turn; of individuals there may be thousands.
  return by === 'species' ? markAt(species.indexOf(key)) : markOf(key);
}

function labelOf(key: string | null, by: Colouring): string {
  if (by === 'state') return texts.states[key as AnnotationState];
  return key ?? (by === 'species' ? texts.map.noSpecies : texts.map.noName);
}

const compare = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '');
