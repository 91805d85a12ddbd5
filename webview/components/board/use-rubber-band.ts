import { useState } from 'preact/hooks';
import { cellsIn, type Grid } from '../../geometry/grid.ts';
import type { Rect } from '../../geometry/rect.ts';
import { useSession } from '../context.ts';

/** Shorter than this a drag is a click. */
const shortest = 5;

/**
 * Selects the crops that a drag over the grid touches, besides those that are selected already when
 * Shift or Ctrl is held. `margin` is around the grid, in CSS pixels.
 */
export function useRubberBand(grid: Grid, margin: number) {
  const { board } = useSession();
  const [band, setBand] = useState<Rect | null>(null);

  const onPointerDown = (event: PointerEvent) => {
    const scroller = event.currentTarget as HTMLElement;
    const onScrollbar = event.offsetX >= scroller.clientWidth && event.target === scroller;
    if (event.button !== 0 || event.pointerType === 'touch' || onScrollbar) return;
    const place = ({ clientX, clientY }: PointerEvent) => {
      const frame = scroller.getBoundingClientRect();
      return {
        x: clientX - frame.left - margin,
        y: clientY - frame.top - margin + scroller.scrollTop,
      };
    };
    const start = place(event);
    const before =
      event.shiftKey || event.ctrlKey || event.metaKey ? board.selection.keys.peek() : [];
    let dragging = false;

    const move = (next: PointerEvent) => {
      const now = place(next);
      const rect = {
        x: Math.min(start.x, now.x),
        y: Math.min(start.y, now.y),
        width: Math.abs(now.x - start.x),
        height: Math.abs(now.y - start.y),
      };
      if (!dragging && Math.max(rect.width, rect.height) < shortest) return;
      if (!dragging) scroller.setPointerCapture(event.pointerId);
      dragging = true;
      setBand(rect);
      const tiles = board.tiles.shown.peek();
      const touched = cellsIn(grid, rect).flatMap((index) => tiles[index]?.key ?? []);
      board.selection.set([...before, ...touched]);
    };
    const end = () => {
      scroller.removeEventListener('pointermove', move);
      scroller.removeEventListener('pointerup', end);
      scroller.removeEventListener('pointercancel', end);
      setBand(null);
      if (!dragging) return;
      // The click that ends a drag is none on the crop below.
      const swallow = (click: MouseEvent) => click.stopPropagation();
      scroller.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => scroller.removeEventListener('click', swallow, { capture: true }));
    };
    scroller.addEventListener('pointermove', move);
    scroller.addEventListener('pointerup', end);
    scroller.addEventListener('pointercancel', end);
  };

  return { band, onPointerDown };
}
