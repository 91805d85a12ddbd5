import type { MapPoint } from '../../store/map/points.ts';
import { texts } from '../../texts.ts';

const t = texts.map;

export function nameOf({ individual }: Pick<MapPoint, 'individual'>): string {
  return individual ?? t.unnamed;
}

/** What a point is, in one line: for the pointer's card and for screen readers. */
export function describePoint(point: MapPoint): string {
  return t.point(nameOf(point), point.species ?? t.noSpecies, texts.states[point.state]);
}
