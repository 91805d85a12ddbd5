import { clamp, type Point, type Rect, type Size } from './rect.ts';

/** Where an image lies on the screen: screen = image × scale + (x, y), in CSS pixels. */
export interface Viewport {
  scale: number;
  x: number;
  y: number;
}

const margin = 24;
const largestScale = 32;

/** The whole image, as large as it fits, in the middle; small images are not blown up beyond 4×. */
export function fitViewport(pane: Size, image: Size): Viewport {
  const scale = Math.min(
    Math.max(1, pane.width - 2 * margin) / image.width,
    Math.max(1, pane.height - 2 * margin) / image.height,
    4,
  );
  return centred(pane, image, scale);
}

/** One image pixel is one pixel of the display, around the point that is in the middle now. */
export function actualSize(view: Viewport, pane: Size, pixelRatio: number): Viewport {
  const middle = { x: pane.width / 2, y: pane.height / 2 };
  return zoomTo(view, middle, 1 / pixelRatio);
}

/** Zooms by a factor; the image point under `at` stays there. */
export function zoomAt(view: Viewport, at: Point, factor: number, pane: Size, image: Size) {
  const smallest = Math.min(fitViewport(pane, image).scale, 1) / 2;
  return zoomTo(view, at, clamp(view.scale * factor, smallest, largestScale));
}

export function pan(view: Viewport, dx: number, dy: number): Viewport {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** Keeps a part of the image in the pane, so that it cannot be lost. */
export function keepInSight(view: Viewport, pane: Size, image: Size): Viewport {
  const keep = Math.min(80, pane.width / 4, pane.height / 4);
  return {
    scale: view.scale,
    x: clamp(view.x, keep - image.width * view.scale, pane.width - keep),
    y: clamp(view.y, keep - image.height * view.scale, pane.height - keep),
  };
}

/** Moves the view just so far that a rectangle (image pixels) can be seen, where it fits at all. */
export function bringIntoView(view: Viewport, rect: Rect, pane: Size): Viewport {
  const on = rectToScreen(rect, view);
  const shift = (start: number, length: number, room: number) => {
    if (length > room - 2 * margin) return room / 2 - (start + length / 2);
    if (start < margin) return margin - start;
    if (start + length > room - margin) return room - margin - (start + length);
    return 0;
  };
  return pan(view, shift(on.x, on.width, pane.width), shift(on.y, on.height, pane.height));
}

export function rectToScreen(rect: Rect, view: Viewport): Rect {
  return {
    x: rect.x * view.scale + view.x,
    y: rect.y * view.scale + view.y,
    width: rect.width * view.scale,
    height: rect.height * view.scale,
  };
}

export function pointToImage(point: Point, view: Viewport): Point {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

function zoomTo(view: Viewport, at: Point, scale: number): Viewport {
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

function centred(pane: Size, image: Size, scale: number): Viewport {
  return {
    scale,
    x: (pane.width - image.width * scale) / 2,
    y: (pane.height - image.height * scale) / 2,
  };
}
