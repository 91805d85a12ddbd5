import { useSignal, type Signal } from '@preact/signals';
import { nearestPoint, pointsInside } from '../../geometry/point-cloud.ts';
import { zoomPlane, keepPlane } from '../../geometry/plane-view.ts';
import type { Point, Size } from '../../geometry/rect.ts';
import { pan, pointToImage } from '../../geometry/viewport.ts';
import type { EmbeddingMapStore } from '../../store/map/map.ts';

/** So near, in CSS pixels, counts as on a point. */
const grasp = 9;
/** Less than this is a click, not a drag. */
const slack = 4;

export interface MapPointer {
  hovered: Signal<{ index: number; at: Point } | null>;
  /** The line being drawn around points, in CSS pixels of the pane. */
  lasso: Signal<readonly Point[] | null>;
  handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: (event: PointerEvent) => void;
    onPointerCancel: () => void;
    onPointerLeave: () => void;
    onWheel: (event: WheelEvent) => void;
  };
}

/** Drag moves the map or, with Shift or the tool, draws a lasso; a click opens; the wheel zooms. */
export function useMapPointer(
  map: EmbeddingMapStore,
  pane: { peek(): Size },
  open: (index: number) => void,
): MapPointer {
  const hovered = useSignal<{ index: number; at: Point } | null>(null);
  const lasso = useSignal<readonly Point[] | null>(null);
  const drag = useSignal<{ start: Point; last: Point; moved: boolean } | null>(null);

  const placeOf = (event: MouseEvent): Point => {
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const under = (at: Point): number => {
    const view = map.view.peek();
    const points = map.points.peek();
    if (!view || !points) return -1;
    return nearestPoint(points, pointToImage(at, view), grasp / view.scale);
  };
  const stop = () => {
    drag.value = null;
    lasso.value = null;
  };

  return {
    hovered,
    lasso,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        const at = placeOf(event);
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        drag.value = { start: at, last: at, moved: false };
        if (event.shiftKey || map.lassoing.peek()) lasso.value = [at];
      },
      onPointerMove: (event) => {
        const at = placeOf(event);
        const now = drag.peek();
        if (!now) {
          const index = under(at);
          const same = hovered.peek()?.index === index;
          if (!same) hovered.value = index < 0 ? null : { index, at };
          return;
        }
        const moved = now.moved || Math.hypot(at.x - now.start.x, at.y - now.start.y) > slack;
        const line = lasso.peek();
        const view = map.view.peek();
        if (moved) hovered.value = null;
        if (line) {
          const last = line.at(-1)!;
          // Corners closer than this would not be seen, and each costs a look at every point.
          if (Math.hypot(at.x - last.x, at.y - last.y) >= 4) lasso.value = [...line, at];
        } else if (moved && view) {
          const dragged = pan(view, at.x - now.last.x, at.y - now.last.y);
          map.view.value = keepPlane(dragged, pane.peek());
        }
        drag.value = { ...now, last: moved || line ? at : now.last, moved };
      },
      onPointerUp: (event) => {
        const now = drag.peek();
        const line = lasso.peek();
        const view = map.view.peek();
        const points = map.points.peek();
        stop();
        if (!now || !view || !points) return;
        if (now.moved && line) {
          const polygon = line.map((corner) => pointToImage(corner, view));
          const add = event.ctrlKey || event.metaKey;
          map.select(pointsInside(points, polygon), add ? 'add' : 'replace');
        } else if (!now.moved) {
          const index = under(placeOf(event));
          if (index < 0) return;
          if (line || event.ctrlKey || event.metaKey) map.select([index], 'toggle');
          else open(index);
        }
      },
      onPointerCancel: stop,
      onPointerLeave: () => {
        hovered.value = null;
      },
      onWheel: (event) => {
        event.preventDefault();
        const view = map.view.peek();
        if (!view) return;
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016));
        map.view.value = zoomPlane(view, placeOf(event), factor, pane.peek());
      },
    },
  };
}
