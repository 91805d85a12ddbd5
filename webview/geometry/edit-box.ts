import { between, clamp, clip, type Point, type Rect, type Size } from './rect.ts';

/** The eight handles, by compass: `nw` is the top left corner, `e` the right edge. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof handles)[number];

/** A box is never smaller than this, in image pixels: less cannot be grasped again. */
export const smallestSide = 3;

/** Moves a rectangle and keeps its size; at the image's edge it stops. */
export function moveRect(rect: Rect, dx: number, dy: number, size: Size): Rect {
  const width = Math.min(rect.width, size.width);
  const height = Math.min(rect.height, size.height);
  return {
    x: clamp(rect.x + dx, 0, size.width - width),
    y: clamp(rect.y + dy, 0, size.height - height),
    width,
    height,
  };
}

/** Drags one handle; a side pulled past its opposite turns the rectangle over. */
export function resizeRect(rect: Rect, handle: Handle, dx: number, dy: number, size: Size): Rect {
  const left = rect.x + (handle.includes('w') ? dx : 0);
  const right = rect.x + rect.width + (handle.includes('e') ? dx : 0);
  const top = rect.y + (handle.includes('n') ? dy : 0);
  const bottom = rect.y + rect.height + (handle.includes('s') ? dy : 0);
  const turned = between({ x: left, y: top }, { x: right, y: bottom });
  return atLeastSmallest(clip(turned, size), size);
}

/** The rectangle drawn from one point to another; null when it is too small to be meant. */
export function drawRect(start: Point, end: Point, size: Size): Rect | null {
  const rect = clip(between(start, end), size);
  return rect.width < smallestSide || rect.height < smallestSide ? null : rect;
}

function atLeastSmallest(rect: Rect, size: Size): Rect {
  const width = Math.max(rect.width, Math.min(smallestSide, size.width));
  const height = Math.max(rect.height, Math.min(smallestSide, size.height));
  return {
    x: clamp(rect.x, 0, size.width - width),
    y: clamp(rect.y, 0, size.height - height),
    width,
    height,
  };
}
