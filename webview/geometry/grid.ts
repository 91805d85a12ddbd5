import type { Rect } from './rect.ts';

/** A grid of cells in sections; a section with a heading begins with it. All lengths in CSS pixels. */
export interface GridShape {
  sections: readonly { count: number; heading: boolean }[];
  width: number;
  /** Wished width of a cell; cells grow a little to fill the row. */
  size: number;
  gap: number;
  /** Below the square picture of a cell. */
  captionHeight: number;
  headingHeight: number;
  /** Where all cells fit into so much height, they grow until they fill it, or are so wide. */
  room?: { height: number; largest: number };
}

export type GridRow =
  | { kind: 'heading'; section: number; top: number; height: number }
  | { kind: 'cells'; from: number; count: number; top: number; height: number };

export interface Grid {
  columns: number;
  cellWidth: number;
  gap: number;
  rows: readonly GridRow[];
  height: number;
}

export function layoutGrid(shape: GridShape): Grid {
  const { sections, gap, captionHeight, headingHeight } = shape;
  const { columns, cellWidth } = chooseColumns(shape);
  const rows: GridRow[] = [];
  let top = 0;
  let from = 0;
  for (const [section, { count, heading }] of sections.entries()) {
    if (heading) {
      rows.push({ kind: 'heading', section, top, height: headingHeight });
      top += headingHeight;
    }
    for (let done = 0; done < count; done += columns) {
      const height = cellWidth + captionHeight;
      const cells = Math.min(columns, count - done);
      rows.push({ kind: 'cells', from: from + done, count: cells, top, height });
      top += height + gap;
    }
    from += count;
  }
  return { columns, cellWidth, gap, rows, height: top };
}

/** Fewer columns must make cells so much larger to be worth it. */
const gain = 1.1;

/** As many columns as the wished size allows, or fewer and larger ones where there is room. */
function chooseColumns(shape: GridShape): { columns: number; cellWidth: number } {
  const { sections, width, size, gap, captionHeight, headingHeight, room } = shape;
  const filling = (columns: number) => Math.floor((width - gap * (columns - 1)) / columns);
  const wished = Math.max(1, Math.floor((width + gap) / (size + gap)));
  let best = { columns: wished, cellWidth: Math.max(1, filling(wished)) };
  if (!room) return best;
  const headings = sections.filter(({ heading }) => heading).length * headingHeight;
  // Not one below the other: they are there to be compared.
  const fewest = Math.min(2, Math.max(...sections.map(({ count }) => count)));
  for (let columns = wished - 1; columns >= fewest && columns > 0; columns--) {
    const rows = sections.reduce((sum, { count }) => sum + Math.ceil(count / columns), 0);
    const fitting = Math.floor((room.height - headings) / rows) - captionHeight - gap;
    const cellWidth = Math.min(filling(columns), fitting, room.largest);
    if (cellWidth >= gain * best.cellWidth) best = { columns, cellWidth };
  }
  return best;
}

/** Rows that are between two heights, in part at least. */
export function rowsBetween({ rows }: Grid, top: number, bottom: number): readonly GridRow[] {
  const first = lowerBound(rows, (row) => row.top + row.height > top);
  const end = lowerBound(rows, (row) => row.top > bottom);
  return rows.slice(first, end);
}

/** Row of a cell. */
export function rowOfCell(
  { rows }: Grid,
  index: number,
): Extract<GridRow, { kind: 'cells' }> | null {
  const found = rows.find(
    (row) => row.kind === 'cells' && index >= row.from && index < row.from + row.count,
  );
  return found?.kind === 'cells' ? found : null;
}

export type GridKey =
  'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'PageUp' | 'PageDown';

/** Where a key leads from a cell. `pageRows`: rows that are in sight at once. */
export function cellAfter(grid: Grid, from: number, key: GridKey, pageRows: number): number {
  const last = countCells(grid) - 1;
  const bounded = (index: number) => Math.max(0, Math.min(last, index));
  switch (key) {
    case 'ArrowLeft':
      return bounded(from - 1);
    case 'ArrowRight':
      return bounded(from + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowUp':
      return byRows(grid, from, -1);
    case 'ArrowDown':
      return byRows(grid, from, 1);
    case 'PageUp':
      return byRows(grid, from, -pageRows);
    case 'PageDown':
      return byRows(grid, from, pageRows);
  }
}

/** The cell so many rows below, in the same column as far as that row reaches. */
function byRows(grid: Grid, from: number, by: number): number {
  const cells = grid.rows.filter((row) => row.kind === 'cells');
  const at = cells.findIndex((row) => from >= row.from && from < row.from + row.count);
  const here = cells[at];
  const there = cells[Math.max(0, Math.min(cells.length - 1, at + by))];
  if (!here || !there || here === there) return from;
  return there.from + Math.min(from - here.from, there.count - 1);
}

/** Cells that a rectangle touches; its origin is that of the grid. */
export function cellsIn(grid: Grid, rect: Rect): number[] {
  const { cellWidth, gap } = grid;
  const pitch = cellWidth + gap;
  return rowsBetween(grid, rect.y, rect.y + rect.height).flatMap((row) => {
    if (row.kind !== 'cells') return [];
    const first = Math.max(0, Math.ceil((rect.x - cellWidth) / pitch));
    const last = Math.min(row.count - 1, Math.floor((rect.x + rect.width) / pitch));
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => row.from + first + i);
  });
}

function countCells({ rows }: Grid): number {
  const last = rows.findLast((row) => row.kind === 'cells');
  return last ? last.from + last.count : 0;
}

function lowerBound<T>(items: readonly T[], fits: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
