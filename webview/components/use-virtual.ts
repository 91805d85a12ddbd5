import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import {
  placeShowing,
  rowsInSight,
  scrolled,
  scrollTopOf,
  spaceHeight,
  type ScrollPlace,
} from '../geometry/virtual-scroll.ts';

export interface VirtualRow {
  index: number;
  key: number;
  /** Distance from the start of the space, in CSS pixels. */
  start: number;
}

export interface VirtualRows {
  items: readonly VirtualRow[];
  /** Height of the space that the rows lie in. */
  totalSize: number;
  scrollTo: (row: number) => void;
}

/** Rows that exist beyond those in sight, on either side. */
const overscan = 8;
/** Until scrolling counts as at rest, in milliseconds. */
const rest = 150;

/** Renders only the rows in sight of a scrolling element. Rows have one height, in CSS pixels. */
export function useVirtual(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): VirtualRows {
  const [, redraw] = useReducer<number, void>((drawn) => drawn + 1, 0);
  const now = useRef<ScrollPlace>({ place: 0, scrollTop: 0 });
  const view = useRef(0);
  const extent = { content: count * rowHeight, view: view.current };
  const latest = useRef(extent);
  latest.current = extent;

  const moveTo = (place: number) => {
    const { current: element } = scroller;
    if (!element) return;
    element.scrollTop = scrollTopOf(place, latest.current);
    now.current = { place, scrollTop: element.scrollTop };
  };

  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (!element) return;
    view.current = element.clientHeight;
    latest.current = { ...latest.current, view: view.current };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const inSight = () => rowsInSight(now.current.place, rowHeight, latest.current, 0);
    const onScroll = () => {
      const before = { ...now.current, first: inSight().first };
      now.current = scrolled(before, element.scrollTop, latest.current);
      const { place, scrollTop } = now.current;
      const shifted = place - scrollTop !== before.place - before.scrollTop;
      if (shifted || inSight().first !== before.first) redraw();
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (Math.abs(scrollTopOf(place, latest.current) - scrollTop) < 1) return;
        moveTo(place);
        redraw();
      }, rest);
    };
    const observer = new ResizeObserver(() => {
      view.current = element.clientHeight;
      redraw();
    });
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight]);

  const { place, scrollTop } = now.current;
  const { first, last } = rowsInSight(place, rowHeight, extent, overscan);
  return {
    items: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => ({
      index: first + i,
      key: first + i,
      start: (first + i) * rowHeight - (place - scrollTop),
    })),
    totalSize: spaceHeight(extent),
    scrollTo: (row) => {
      const wanted = placeShowing(row, rowHeight, now.current.place, latest.current);
      if (wanted === now.current.place) return;
      moveTo(wanted);
      redraw();
    },
  };
}
