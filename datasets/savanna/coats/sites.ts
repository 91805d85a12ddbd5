import type { Random } from '../maths/random.ts';
import type { Extent } from './texture.ts';

/** A place around which a patch, rosette or spot is painted. */
export interface Site {
  x: number;
  y: number;
  /** Distance that it keeps from others, metres. */
  spacing: number;
  /** A number of its own, 0 … 1, for shade and shape. */
  mark: number;
}

/** Sites in a grid, so that the near ones are found without asking all. */
export interface SiteField {
  /** The nearest site, and how far it and the next one are: distance over spacing. */
  nearest(x: number, y: number): { site: Site; near: number; far: number } | undefined;
}

/** Edge of a grid cell, metres. */
const cell = 0.06;

/** Throws darts until `patience` in a row find no room (Poisson-disc sampling by rejection). */
export function scatterSites(
  extent: Extent,
  spacingAt: (x: number, y: number) => number,
  random: Random,
): SiteField {
  const patience = 900;
  const columns = Math.ceil((extent.right - extent.left) / cell) + 1;
  const rows = Math.ceil((extent.top - extent.bottom) / cell) + 1;
  const grid: Site[][] = Array.from({ length: columns * rows }, () => []);
  const columnOf = (x: number): number => Math.floor((x - extent.left) / cell);
  const rowOf = (y: number): number => Math.floor((y - extent.bottom) / cell);
  const around = (column: number, row: number, reach: number): Site[] => {
    const found: Site[] = [];
    const steps = Math.ceil(reach / cell);
    for (let r = Math.max(0, row - steps); r <= Math.min(rows - 1, row + steps); r++) {
      for (let c = Math.max(0, column - steps); c <= Math.min(columns - 1, column + steps); c++) {
        found.push(...grid[r * columns + c]!);
      }
    }
    return found;
  };

  let widest = 0;
  let misses = 0;
  while (misses < patience) {
    const x = random.between(extent.left, extent.right);
    const y = random.between(extent.bottom, extent.top);
    const spacing = spacingAt(x, y);
    const taken = around(columnOf(x), rowOf(y), Math.max(spacing, widest)).some(
      (site) => Math.hypot(site.x - x, site.y - y) < 0.5 * (spacing + site.spacing),
    );
    if (taken) {
      misses++;
      continue;
    }
    misses = 0;
    widest = Math.max(widest, spacing);
    grid[rowOf(y) * columns + columnOf(x)]!.push({ x, y, spacing, mark: random.next() });
  }

  const candidates = new Map<number, Site[]>();
  return {
    nearest(x, y) {
      const column = Math.max(0, Math.min(columns - 1, columnOf(x)));
      const row = Math.max(0, Math.min(rows - 1, rowOf(y)));
      let list = candidates.get(row * columns + column);
      if (!list) {
        list = around(column, row, widest * 1.5);
        candidates.set(row * columns + column, list);
      }
      let first: Site | undefined;
      let near = Infinity;
      let far = Infinity;
      for (const site of list) {
        const dx = site.x - x;
        const dy = site.y - y;
        const square = (dx * dx + dy * dy) / (site.spacing * site.spacing);
        if (square < near) {
          far = near;
          near = square;
          first = site;
        } else if (square < far) {
          far = square;
        }
      }
      return first && { site: first, near: Math.sqrt(near), far: Math.sqrt(far) };
    },
  };
}
