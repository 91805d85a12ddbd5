import { drawRect, moveRect, resizeRect, type Handle } from './edit-box.ts';
import { handleAt, rectAt } from './hit.ts';
import type { Point, Rect, Size } from './rect.ts';

/** What a drag with the pointer does, from press to release. Points of `from` in image pixels. */
export type Gesture =
  | { kind: 'pan'; onEmpty: boolean }
  | { kind: 'move'; id: string; rect: Rect; from: Point }
  | { kind: 'resize'; id: string; rect: Rect; from: Point; handle: Handle }
  | { kind: 'draw'; from: Point };

export interface Press {
  /** On the screen, in the pane's CSS pixels, where the boxes are measured too. */
  at: Point;
  /** The same point in image pixels. */
  onImage: Point;
  /** As `PointerEvent.button`: 0 main, 1 middle. */
  button: number;
  spaceHeld: boolean;
  drawing: boolean;
  selected: string | null;
  boxes: readonly { id: string; rect: Rect; imageRect: Rect }[];
}

/** What a press begins. The selected box's handles come first, then boxes, then the photograph. */
export function beginGesture(press: Press): Gesture | null {
  const { at, onImage, button, boxes, selected } = press;
  if (button === 1 || (button === 0 && press.spaceHeld)) return { kind: 'pan', onEmpty: false };
  if (button !== 0) return null;
  if (press.drawing) return { kind: 'draw', from: onImage };
  const chosen = boxes.find(({ id }) => id === selected);
  const handle = chosen ? handleAt(chosen.rect, at) : null;
  if (chosen && handle) {
    const { id, imageRect } = chosen;
    return { kind: 'resize', id, rect: imageRect, from: onImage, handle };
  }
  const hit = rectAt(boxes, at, selected);
  if (!hit) return { kind: 'pan', onEmpty: true };
  return { kind: 'move', id: hit.id, rect: hit.imageRect, from: onImage };
}

/** The rectangle that a gesture has made so far; null where it makes none. */
export function gestureRect(gesture: Gesture, to: Point, size: Size): Rect | null {
  if (gesture.kind === 'pan') return null;
  if (gesture.kind === 'draw') return drawRect(gesture.from, to, size);
  const dx = to.x - gesture.from.x;
  const dy = to.y - gesture.from.y;
  return gesture.kind === 'move'
    ? moveRect(gesture.rect, dx, dy, size)
    : resizeRect(gesture.rect, gesture.handle, dx, dy, size);
}

/** A press becomes a drag only beyond this, in CSS pixels: a click must not move a box. */
export const dragThreshold = 3;

export function isDrag(start: Point, now: Point): boolean {
  return Math.hypot(now.x - start.x, now.y - start.y) > dragThreshold;
}
