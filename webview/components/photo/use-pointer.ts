import { computed, signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { beginGesture, gestureRect, isDrag, type Gesture } from '../../geometry/gesture.ts';
import { handleAt, rectAt } from '../../geometry/hit.ts';
import { nextInRound, rectsAt } from '../../geometry/overlapping.ts';
import { toBox, type Point, type Rect } from '../../geometry/rect.ts';
import { pointToImage, rectToScreen } from '../../geometry/viewport.ts';
import type { App } from '../../store/app.ts';
import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import { createBox } from '../../store/create-box.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import type { Session } from '../../store/session.ts';
import { useApp, useSession } from '../context.ts';
import { pointOf, useZoomGestures } from '../use-zoom-gestures.ts';
import { useSpaceHeld } from './use-space-held.ts';

interface Drag {
  gesture: Gesture;
  start: Point;
  last: Point;
  moved: boolean;
  /** What was selected before the press. */
  before: string | null;
}

/** The pointer on the photograph: select, move, resize, draw, pan, zoom. */
export function usePointer(
  element: RefObject<HTMLDivElement | null>,
  view: PhotoView,
  boxes: CanvasBoxes,
) {
  const app = useApp();
  const session = useSession();
  const space = useSpaceHeld(element);
  const [pointer] = useState(() => createPointer(app, session, view, boxes, () => space.peek()));
  useEffect(() => () => void pointer.cancel(), [pointer]);
  const pinching = useZoomGestures(element, view, pointer.cancel);

  const press = (event: PointerEvent) => {
    const { current } = element;
    if (!current || pinching() || !pointer.press(pointOf(current, event), event.button)) return;
    current.focus();
    current.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const at = (then: (point: Point) => void) => (event: PointerEvent) => {
    if (element.current && !pinching()) then(pointOf(element.current, event));
  };

  const drawing = app.ui.tool.value === 'draw';
  return {
    ...pointer,
    cursor: space.value ? 'pan' : drawing ? 'draw' : pointer.hoverCursor.value,
    handlers: {
      onPointerDown: press,
      onPointerMove: at(pointer.move),
      onPointerUp: at(pointer.release),
      onPointerCancel: () => void pointer.cancel(),
      onPointerLeave: () => pointer.leave(),
      onAuxClick: (event: MouseEvent) => event.preventDefault(),
    },
  };
}

function createPointer(
  app: App,
  session: Session,
  view: PhotoView,
  boxes: CanvasBoxes,
  spaceHeld: () => boolean,
) {
  const { review } = session;
  const drag = signal<Drag | null>(null);
  const drawn = signal<Rect | null>(null);
  const hovered = signal<string | null>(null);
  const hoverCursor = signal('default');

  const onImage = (point: Point) => pointToImage(point, view.view.peek());
  const selectedId = () => boxes.selected.peek()?.id ?? null;
  const onScreen = () =>
    app.ui.peek.on.peek()
      ? []
      : boxes.all.peek().map(({ id, rect }) => ({
          id,
          imageRect: rect,
          rect: rectToScreen(rect, view.view.peek()),
        }));

  const end = () => {
    drag.value = null;
    drawn.value = null;
  };
  const hover = (point: Point) => {
    const all = onScreen();
    const chosen = all.find(({ id }) => id === selectedId());
    const handle = chosen ? handleAt(chosen.rect, point) : null;
    const under = rectAt(all, point, selectedId());
    hovered.value = under?.id ?? null;
    hoverCursor.value = handle ?? (under ? 'move' : 'default');
  };

  return {
    drawn,
    hovered,
    hoverCursor,
    /** A box is moved, resized or drawn just now. */
    dragging: computed(() => drag.value?.moved === true && drag.value.gesture.kind !== 'pan'),
    pressed: () => drag.peek() !== null,
    cancel: () => {
      if (!drag.peek()) return false;
      review.draft(null);
      end();
      return true;
    },
    press: (at: Point, button: number): boolean => {
      if (!review.size.peek() || drag.peek()) return false;
      const before = selectedId();
      const gesture = beginGesture({
        at,
        onImage: onImage(at),
        button,
        spaceHeld: spaceHeld(),
        drawing: app.ui.tool.peek() === 'draw',
        selected: before,
        boxes: onScreen(),
      });
      if (!gesture) return false;
      if (gesture.kind === 'move') review.select(gesture.id);
      drag.value = { gesture, start: at, last: at, moved: false, before };
      return true;
    },
    move: (at: Point) => {
      const current = drag.peek();
      const size = review.size.peek();
      if (!current || !size) {
        hover(at);
        return;
      }
      if (!current.moved && !isDrag(current.start, at)) return;
      const { gesture, last } = current;
      if (gesture.kind === 'pan') view.pan(at.x - last.x, at.y - last.y);
      drag.value = { ...current, last: at, moved: true };
      const rect = gestureRect(gesture, onImage(at), size);
      if (gesture.kind === 'draw') drawn.value = rect;
      else if (rect && gesture.kind !== 'pan') {
        review.draft({ annotation: gesture.id, box: toBox(rect, size) });
      }
    },
    release: (at: Point) => {
      const current = drag.peek();
      const size = review.size.peek();
      if (!current || !size) return;
      const { gesture, moved, before } = current;
      const rect = gestureRect(gesture, onImage(at), size);
      end();
      if (gesture.kind === 'draw') {
        if (moved && rect) createBox(app, session, toBox(rect, size));
      } else if (gesture.kind === 'pan') {
        if (!moved && gesture.onEmpty) review.select(null);
      } else if (moved) review.commitDraft();
      else if (gesture.id === before) {
        // A click on what is selected already means the next one that lies there.
        const next = nextInRound(rectsAt(onScreen(), at), before);
        if (next) review.select(next.id);
      }
    },
    leave: () => {
      hovered.value = null;
    },
  };
}
