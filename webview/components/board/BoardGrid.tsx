import { useEffect, useMemo, useRef } from 'preact/hooks';
import {
  cellAfter,
  layoutGrid,
  rowOfCell,
  rowsBetween,
  type Grid,
  type GridKey,
  type GridRow,
} from '../../geometry/grid.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { useFocusRequest } from '../use-focus-request.ts';
import { useViewport } from '../use-viewport.ts';
import { BoardTile } from './BoardTile.tsx';
import { SectionHeading } from './SectionHeading.tsx';
import { useRubberBand } from './use-rubber-band.ts';

const gap = 8;
const captionHeight = 22;
const headingHeight = 34;
/** A group that fits is shown larger, up to so many times the chosen size. */
const growth = 2.5;
/** Rows beyond those in sight that are drawn, so that scrolling shows no holes. */
const overscan = 400;

const gridKeys: ReadonlySet<string> = new Set<GridKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** The crops of a group; however many there are, only those in sight are drawn. */
export function BoardGrid() {
  const { ui } = useApp();
  const { board } = useSession();
  const { selection, tiles } = board;
  const scroller = useRef<HTMLDivElement>(null);
  const { top, width, height } = useViewport(scroller);
  const sections = board.sections.value;
  const size = ui.cropSize.value;
  const inner = width - 2 * gap;
  const grid = useMemo(() => {
    const parts = sections.map(({ kind, count }) => ({ count, heading: kind !== 'all' }));
    const room = { height: height - 2 * gap, largest: size * growth };
    const shape = { sections: parts, width: inner, size, gap, captionHeight, headingHeight, room };
    return layoutGrid(shape);
  }, [sections, inner, height, size]);

  useFocusRequest('photo', scroller);
  useEffect(() => scroller.current?.focus({ preventScroll: true }), []);

  const focus = selection.focus.value;
  const group = board.group.value;
  useEffect(() => {
    const row = rowOfCell(grid, focus);
    if (row && height > 0) show(scroller.current, row);
  }, [grid, focus, group, height > 0]);

  const { band, onPointerDown } = useRubberBand(grid, gap);
  const rows = rowsBetween(grid, top - overscan, top + height + overscan);

  const press = (event: KeyboardEvent) => {
    if (!gridKeys.has(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const pageRows = Math.max(1, Math.floor(height / (grid.cellWidth + captionHeight + gap)));
    selection.moveTo(cellAfter(grid, focus, event.key as GridKey, pageRows), event.shiftKey);
  };

  return (
    <div
      ref={scroller}
      class="board-grid"
      role="listbox"
      aria-multiselectable="true"
      aria-label={texts.board.grid}
      aria-activedescendant={focus >= 0 ? `tile-${focus}` : undefined}
      aria-busy={tiles.loading.value}
      tabIndex={0}
      data-keys="list"
      onKeyDown={press}
      onPointerDown={onPointerDown}
    >
      <div class="board-grid-space" style={{ height: `${grid.height}px`, margin: `${gap}px` }}>
        {rows.map((row) => (
          <Row key={`${row.kind} ${row.top}`} row={row} grid={grid} />
        ))}
        {band ? (
          <div
            class="rubber-band"
            style={{
              transform: `translate(${band.x}px, ${band.y}px)`,
              width: `${band.width}px`,
              height: `${band.height}px`,
            }}
          />
        ) : null}
      </div>
    </div>
  );
}

function Row({ row, grid }: { row: GridRow; grid: Grid }) {
  const { board } = useSession();
  if (row.kind === 'heading') {
    const section = board.sections.value[row.section];
    return section ? <SectionHeading section={section} top={row.top} /> : null;
  }
  const all = board.tiles.shown.value;
  return (
    <>
      {all.slice(row.from, row.from + row.count).map((tile, column) => (
        <BoardTile
          key={tile.key}
          tile={tile}
          index={row.from + column}
          total={all.length}
          left={column * (grid.cellWidth + grid.gap)}
          top={row.top}
          size={grid.cellWidth}
          height={row.height}
        />
      ))}
    </>
  );
}

/** Scrolls as little as is needed to bring a row into sight. */
function show(scroller: HTMLElement | null, { top, height }: GridRow): void {
  if (!scroller) return;
  const before = scroller.scrollTop;
  if (top < before) scroller.scrollTop = top;
  else if (top + height + 2 * gap > before + scroller.clientHeight) {
    scroller.scrollTop = top + height + 2 * gap - scroller.clientHeight;
  }
}
