import { signal, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { beginGesture, gestureRect, isDrag, type Gesture } from '../../geometry/gesture.ts';
import { handleAt, rectAt } from '../../geometry/hit.ts';
import { toBox, type Point, type Rect, type Size } from '../../geometry/rect.ts';
import { pointToImage } from '../../geometry/viewport.ts';
import { createBox } from '../../store/create-box.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { useApp, useSession } from '../context.ts';
import type { ScreenBox } from './screen-box.ts';
import { useSpaceHeld } from './use-space-held.ts';

export interface PointerOptions {
  element: RefObject<HTMLDivElement | null>;
  view: PhotoView;
  size: Size | null;
  boxes: readonly ScreenBox[];
}

interface Drag {
  gesture: Gesture;
  start: Point;
  last: Point;
  moved: boolean;
}

/** The pointer on the photograph: select, move, resize, draw, pan, zoom. */
export function usePointer({ element, view, size, boxes }: PointerOptions) {
  const app = useApp();
  const session = useSession();
  const { review } = session;
  const drag = useRef<Drag | null>(null);
  const [drawn] = useState<Signal<Rect | null>>(() => signal(null));
  const [hovered] = useState<Signal<string>>(() => signal('default'));
  const space = useSpaceHeld(element);
  const drawing = app.ui.tool.value === 'draw';

  const pointOf = (event: MouseEvent): Point => {
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {};
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onImage = (point: Point) => pointToImage(point, view.view.peek());

  const end = () => {
    drag.current = null;
    drawn.value = null;
  };
  const cancel = () => {
    if (!drag.current) return false;
    review.draft(null);
    end();
    return true;
  };

  const press = (event: PointerEvent) => {
    if (!size || drag.current) return;
    const at = pointOf(event);
    const selected = review.selected.peek()?.id ?? null;
    const gesture = beginGesture({
      at,
      onImage: onImage(at),
      button: event.button,
      spaceHeld: space.value,
      drawing: app.ui.tool.peek() === 'draw',
      selected,
      boxes,
    });
    if (!gesture) return;
    element.current?.focus();
    element.current?.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (gesture.kind === 'move') review.select(gesture.id);
    drag.current = { gesture, start: at, last: at, moved: false };
  };

  const move = (event: PointerEvent) => {
    const at = pointOf(event);
    const { current } = drag;
    if (!current || !size) {
      hovered.value = cursorAt(at, boxes, review.selected.peek()?.id ?? null);
      return;
    }
    current.moved ||= isDrag(current.start, at);
    if (!current.moved) return;
    const { gesture } = current;
    if (gesture.kind === 'pan') view.pan(at.x - current.last.x, at.y - current.last.y);
    current.last = at;
    const rect = gestureRect(gesture, onImage(at), size);
    if (gesture.kind === 'draw') drawn.value = rect;
    else if (rect && gesture.kind !== 'pan') {
      review.draft({ annotation: gesture.id, box: toBox(rect, size) });
    }
  };

  const release = (event: PointerEvent) => {
    const { current } = drag;
    if (!current || !size) return;
    const { gesture, moved } = current;
    const rect = gestureRect(gesture, onImage(pointOf(event)), size);
    end();
    if (gesture.kind === 'draw') {
      if (moved && rect) createBox(app, session, toBox(rect, size));
    } else if (gesture.kind === 'pan') {
      if (!moved && gesture.onEmpty) review.select(null);
    } else if (moved) review.commitDraft();
  };

  useEffect(() => {
    const { current } = element;
    if (!current) return;
    // Not passive: the page must not scroll, nor the browser zoom, under the photograph.
    const zoom = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      view.zoom(Math.exp((-event.deltaY * lines) / (event.ctrlKey ? 100 : 400)), pointOf(event));
    };
    current.addEventListener('wheel', zoom, { passive: false });
    return () => current.removeEventListener('wheel', zoom);
  }, [view]);

  return {
    drawn,
    cursor: space.value ? 'pan' : drawing ? 'draw' : hovered.value,
    cancel,
    dragging: () => drag.current !== null,
    handlers: {
      onPointerDown: press,
      onPointerMove: move,
      onPointerUp: release,
      onPointerCancel: cancel,
      onAuxClick: (event: MouseEvent) => event.preventDefault(),
    },
  };
}

/** What the pointer would do here, as a cursor. */
function cursorAt(at: Point, boxes: readonly ScreenBox[], selected: string | null): string {
  const chosen = boxes.find(({ id }) => id === selected);
  const handle = chosen ? handleAt(chosen.rect, at) : null;
  if (handle) return handle;
  return rectAt(boxes, at, selected) ? 'move' : 'default';
}
