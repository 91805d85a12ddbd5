import type { Box } from '../../server/contract/box.ts';

/** A rectangle by its top left corner; pixels of the displayed image, or of the screen. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** A box (fractions: centre x, centre y, width, height) as a rectangle in pixels of `size`. */
export function toRect([cx, cy, w, h]: Box, size: Size): Rect {
  return {
    x: (cx - w / 2) * size.width,
    y: (cy - h / 2) * size.height,
    width: w * size.width,
    height: h * size.height,
  };
}

/** The inverse of `toRect`. */
export function toBox(rect: Rect, size: Size): Box {
  return [
    (rect.x + rect.width / 2) / size.width,
    (rect.y + rect.height / 2) / size.height,
    rect.width / size.width,
    rect.height / size.height,
  ];
}

/** The rectangle between two corners, whichever way they lie. */
export function between(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/** What of a rectangle lies inside the image. */
export function clip(rect: Rect, size: Size): Rect {
  const left = clamp(rect.x, 0, size.width);
  const top = clamp(rect.y, 0, size.height);
  const right = clamp(rect.x + rect.width, 0, size.width);
  const bottom = clamp(rect.y + rect.height, 0, size.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function contains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.x &&
    point.x <= rect.x + rect.width &&
    point.y >= rect.y &&
    point.y <= rect.y + rect.height
  );
}

/** Area that two rectangles share. */
export function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
