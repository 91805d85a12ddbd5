import type { ImageDocument } from '../../../server/contract/image.ts';
import { countStates } from '../optimistic.ts';
import { isCrop } from './rules.ts';
import type { Tile, TileEdit } from './tile.ts';

/** An image as far as the board knows it: enough to send decisions about it of the right version. */
export function standIn(image: string, version: string, edits: readonly TileEdit[]): ImageDocument {
  const tiles = new Map<string, Tile>();
  // A later edit's tile has the earlier edits on it.
  for (const { tile } of edits) if (!tiles.has(tile.key)) tiles.set(tile.key, tile);
  const annotations = [...tiles.values()].filter(isCrop).map(({ annotation }) => annotation);
  const labelled = annotations.some(({ state }) => state === 'accepted');
  return {
    id: image,
    version,
    split: '',
    status: labelled ? 'labelled' : 'unlabelled',
    width: null,
    height: null,
    takenAt: edits[0]?.tile.takenAt ?? null,
    indexed: true,
    counts: countStates(annotations),
    problems: [],
    annotations,
  };
}
