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

/**
 * What is selected when a group opens: an individual's crops are fine until a person objects, and of a
 * photograph that has not been searched for animals nothing is known.
 */
export function selectedAtFirst(mode: BoardMode, tiles: readonly Tile[]): string[] {
  return tiles
    .filter((tile) => isOpen(mode, tile) && (tile.kind === 'crop' || tile.indexed))
    .map(({ key }) => key);
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
const fewestToCompare = 4;
/** From here on a modified z-score is an outlier's (Iglewicz and Hoaglin, 1993). */
const outlierScore = 3.5;
/** Standard deviation of a normal distribution in median absolute deviations. */
const perDeviation = 1.4826;
/** Crops of one animal differ by as much as this anyway, in cosine distance. */
const leastDeviation = 0.02;

/**
 * Crops that stand apart from the rest of their individual: those whose distance is more than 3.5
 * robust standard deviations above the median. Mean and standard deviation would not do: among few
 * crops one or two odd ones widen them until nothing stands apart.
 */
export function outliers(tiles: readonly Tile[]): Set<string> {
  const measured = tiles.filter(isCrop).filter(({ distance }) => distance !== null);
  if (measured.length < fewestToCompare) return new Set();
  const distances = measured.map(({ distance }) => distance ?? 0);
  const middle = median(distances);
  const deviation = perDeviation * median(distances.map((one) => Math.abs(one - middle)));
  const limit = middle + outlierScore * Math.max(deviation, leastDeviation);
  return new Set(measured.filter(({ distance }) => (distance ?? 0) > limit).map(({ key }) => key));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
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
