import type { Tile } from '../../store/board/tile.ts';
import { texts } from '../../texts.ts';

const t = texts.board;

/** A tile in words. */
export function describeTile(tile: Tile, marks: { apart: boolean; unsaved: boolean }): string {
  const time = tile.takenAt === null ? null : t.moment(tile.takenAt);
  if (tile.kind === 'frame') {
    const what = tile.status === 'empty' ? t.tile.emptyFrame : t.tile.frame;
    return join([what, time, marks.unsaved ? t.unsaved : null]);
  }
  const { annotation, suggestion, distance } = tile;
  const { species, individual, viewpoint, state } = annotation;
  return join([
    species ?? texts.photo.unknownAnimal,
    individual ?? t.tile.unnamed,
    individual === null && suggestion
      ? t.tile.perhaps(suggestion.individual, suggestion.score)
      : null,
    texts.states[state],
    viewpoint ? texts.viewpoints[viewpoint] : null,
    time,
    marks.apart ? t.tile.apart : null,
    distance === null ? null : t.tile.distance(distance),
    marks.unsaved ? t.unsaved : null,
  ]);
}

const join = (parts: readonly (string | null)[]) =>
  parts.filter((part) => part !== null).join(', ');
