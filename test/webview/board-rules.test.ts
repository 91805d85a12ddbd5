import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { cellAfter, cellsIn, layoutGrid, rowsBetween } from '../../webview/geometry/grid.ts';
import { individualGroup } from '../../webview/store/board/group.ts';
import { outliers, sectionsOf, spread } from '../../webview/store/board/rules.ts';
import { createSelection } from '../../webview/store/board/selection.ts';
import type { CropTile, Tile } from '../../webview/store/board/tile.ts';
import { annotation } from './fake-call.ts';

const tile = (key: string, distance: number | null = null): CropTile => ({
  kind: 'crop',
  key,
  image: key,
  takenAt: null,
  annotation: annotation({ id: key }),
  suggestion: null,
  distance,
});
const tiles = (...distances: (number | null)[]) =>
  distances.map((distance, i) => tile(`t${i}`, distance));

describe('who stands apart', () => {
  it('is further from the rest than is usual, even where two of a few are odd', () => {
    expect([...outliers(tiles(0.41, 0.4, 0.14, 0.13, 0.13, 0.13))]).toEqual(['t0', 't1']);
  });

  it('is nobody among crops that differ alike, or that are too few', () => {
    expect(outliers(tiles(0.21, 0.2, 0.18, 0.17, 0.15, 0.12)).size).toBe(0);
    expect(outliers(tiles(0.9, 0.1, 0.1)).size).toBe(0);
  });

  it('has a section of its own before the rest; what was not embedded comes last', () => {
    const group = individualGroup({
      name: 'Asha',
      species: null,
      crops: 6,
      images: 6,
      strip: [],
      firstSeen: null,
      lastSeen: null,
    });
    expect(sectionsOf(group, tiles(0.6, 0.1, 0.1, 0.1, 0.1, null))).toEqual([
      { kind: 'apart', from: 0, count: 1 },
      { kind: 'alike', from: 1, count: 4 },
      { kind: 'not-compared', from: 5, count: 1 },
    ]);
  });
});

describe('the selection of a board', () => {
  const selection = () => {
    const all = signal<readonly Tile[]>(tiles(0, 0, 0, 0, 0));
    return { all, selection: createSelection(all) };
  };
  const keysOf = (shown: readonly Tile[]) => shown.map(({ key }) => key);

  it('means the tile with the focus while nothing is selected', () => {
    const { selection: own } = selection();
    own.moveTo(2);
    expect(keysOf(own.targets.value)).toEqual(['t2']);
    own.toggle(4);
    expect(keysOf(own.targets.value)).toEqual(['t4']);
  });

  it('extends from where it began, either way', () => {
    const { selection: own } = selection();
    own.moveTo(3);
    own.moveTo(2, true);
    own.moveTo(1, true);
    expect(keysOf(own.tiles.value)).toEqual(['t1', 't2', 't3']);
  });

  it('takes all, and none where all are taken', () => {
    const { selection: own } = selection();
    own.toggleAll();
    expect(own.tiles.value).toHaveLength(5);
    own.toggleAll();
    expect(own.tiles.value).toHaveLength(0);
  });

  it('keeps the focus on its tile while others come and go', () => {
    const { all, selection: own } = selection();
    own.moveTo(3);
    all.value = all.value.slice(2);
    expect(own.focused.value?.key).toBe('t3');
    all.value = all.value.slice(0, 1);
    expect(own.focus.value).toBe(0);
  });
});

describe('the grid', () => {
  const grid = layoutGrid({
    sections: [
      { count: 3, heading: true },
      { count: 12, heading: true },
    ],
    width: 540,
    size: 100,
    gap: 10,
    captionHeight: 20,
    headingHeight: 30,
  });

  it('begins every section in a row of its own and draws only what is in sight', () => {
    expect(grid.columns).toBe(5);
    expect(grid.rows.map((row) => (row.kind === 'cells' ? row.count : row.kind))).toEqual([
      'heading',
      3,
      'heading',
      5,
      5,
      2,
    ]);
    expect(rowsBetween(grid, 0, 40).map(({ kind }) => kind)).toEqual(['heading', 'cells']);
  });

  it('makes few crops as large as they fit into the room', () => {
    const of = (count: number, height: number) =>
      layoutGrid({
        sections: [{ count, heading: false }],
        width: 540,
        size: 100,
        gap: 10,
        captionHeight: 20,
        headingHeight: 30,
        room: { height, largest: 250 },
      });
    // Two beside one another; a single one no wider than allowed; many as wished.
    expect(of(3, 600)).toMatchObject({ columns: 2, cellWidth: 250 });
    expect(of(1, 600)).toMatchObject({ cellWidth: 250 });
    expect(of(60, 600)).toMatchObject({ columns: 5, cellWidth: 100 });
    for (const count of [1, 2, 5, 9, 15]) expect(of(count, 600).height).toBeLessThanOrEqual(600);
  });

  it('leads the arrows over sections and ends', () => {
    expect(cellAfter(grid, 1, 'ArrowDown', 3)).toBe(4);
    expect(cellAfter(grid, 7, 'ArrowUp', 3)).toBe(2);
    expect(cellAfter(grid, 12, 'ArrowDown', 3)).toBe(14);
    expect(cellAfter(grid, 14, 'ArrowRight', 3)).toBe(14);
    expect(cellAfter(grid, 14, 'Home', 3)).toBe(0);
    expect(cellAfter(grid, 0, 'PageDown', 2)).toBe(8);
  });

  it('finds the cells that a rubber band touches', () => {
    const second = grid.rows[3]!;
    expect(cellsIn(grid, { x: 105, y: second.top + 5, width: 120, height: 10 })).toEqual([4, 5]);
    expect(cellsIn(grid, { x: 330, y: 35, width: 100, height: 10 })).toEqual([]);
  });
});

describe('at most so many', () => {
  it('are spread evenly over all', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
    expect(spread([1, 2], 4)).toEqual([1, 2]);
  });
});
