import { groupBy } from './group-by.ts';
import type { BoardMode, Group } from './group.ts';
import type { CropTile, Tile } from './tile.ts';

export const isCrop = (tile: Tile): tile is CropTile => tile.kind === 'crop';

/** Whether a tile still waits for what the board is there for. */
export function isOpen(mode: BoardMode, tile: Tile): boolean {
  if (tile.kind === 'frame') return mode === 'encounters' && tile.status === 'unlabelled';
  const { state, individual } = tile.annotation;
  if (mode === 'encounters') return state === 'proposed';
  if (mode === 'unknowns') {
    return individual === null && (state === 'proposed' || state === 'accepted');
  }
  return false;
}

/** What is selected when a group opens: an individual's crops are fine until a person objects. */
export function selectedAtFirst(mode: BoardMode, tiles: readonly Tile[]): string[] {
  return tiles.filter((tile) => isOpen(mode, tile)).map(({ key }) => key);
}

/** Crops that stand in one photograph with another of these: one animal is there only once. */
export function inOnePhotograph(tiles: readonly Tile[]): Set<string> {
  const byImage = groupBy(tiles.filter(isCrop), ({ image }) => image);
  const together = [...byImage.values()].filter((group) => group.length > 1).flat();
  return new Set(together.map(({ key }) => key));
}

/** The species of these crops, each once; what is not known yet fits every species. */
export function speciesOf(tiles: readonly Tile[]): string[] {
  const known = tiles.filter(isCrop).map(({ annotation }) => annotation.species);
  return [...new Set(known.filter((species) => species !== null))];
}

/** Fewer crops than this have no odd one out. */
const fewestToCompare = 5;

/**
 * Crops that stand apart from the rest of their individual: further than the mean distance plus twice
 * the standard deviation.
 */
export function outliers(tiles: readonly Tile[]): Set<string> {
  const measured = tiles.filter(isCrop).filter(({ distance }) => distance !== null);
  if (measured.length < fewestToCompare) return new Set();
  const distances = measured.map(({ distance }) => distance ?? 0);
  const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
  const variance = distances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / distances.length;
  const limit = mean + 2 * Math.sqrt(variance);
  return new Set(measured.filter(({ distance }) => (distance ?? 0) > limit).map(({ key }) => key));
}

/** Who stands apart on a board: only the crops of one individual have a rest to stand apart from. */
export function apartIn(group: Group | null, tiles: readonly Tile[]): Set<string> {
  return group?.mode === 'individuals' ? outliers(tiles) : new Set();
}

export interface Section {
  kind: 'apart' | 'alike' | 'not-compared' | 'all';
  /** Index of its first tile. */
  from: number;
  count: number;
}

/** The parts that a board is shown in. The tiles come with the odd ones first. */
export function sectionsOf(group: Group | null, tiles: readonly Tile[]): Section[] {
  if (group?.mode !== 'individuals') return [{ kind: 'all', from: 0, count: tiles.length }];
  const odd = outliers(tiles);
  const kindOf = (tile: Tile): Section['kind'] => {
    if (odd.has(tile.key)) return 'apart';
    return tile.kind === 'crop' && tile.distance === null ? 'not-compared' : 'alike';
  };
  const sections: Section[] = [];
  tiles.forEach((tile, index) => {
    const kind = kindOf(tile);
    const last = sections.at(-1);
    if (last?.kind === kind) last.count++;
    else sections.push({ kind, from: index, count: 1 });
  });
  return sections.length === 1 && sections[0]?.kind === 'alike'
    ? [{ ...sections[0], kind: 'all' }]
    : sections;
}

/** At most so many, spread evenly over all. */
export function spread<T>(items: readonly T[], atMost: number): T[] {
  if (items.length <= atMost) return [...items];
  const step = items.length / atMost;
  return Array.from({ length: atMost }, (_, i) => items[Math.floor(i * step)]!);
}
