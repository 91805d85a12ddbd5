import { clamp, type Point, type Rect, type Size } from './rect.ts';

/**
 * How closely, and at which part, an animal is looked at, whatever its photograph's size: 1 and (0, 0)
 * show its box as large as it fits, in the middle. `x` and `y` in CSS pixels from the pane's middle.
 * Two panes of one size that share a lens show the same part of two animals.
 */
export interface Lens {
  zoom: number;
  x: number;
  y: number;
}

export const wholeAnimal: Lens = { zoom: 1, x: 0, y: 0 };

const smallest = 0.4;
const largest = 40;
/** Room around the box, as a part of the pane. */
const margin = 0.05;

/** Zooms by a factor; what lies under `at` (from the pane's middle) stays there. */
export function zoomLens(lens: Lens, factor: number, at: Point = { x: 0, y: 0 }): Lens {
  const zoom = clamp(lens.zoom * factor, smallest, largest);
  const ratio = zoom / lens.zoom;
  return { zoom, x: at.x - (at.x - lens.x) * ratio, y: at.y - (at.y - lens.y) * ratio };
}

/** Moves what is shown; the animal's middle stays within reach of the pane. */
export function panLens(lens: Lens, dx: number, dy: number, pane: Size): Lens {
  const reachX = (pane.width / 2) * (1 + lens.zoom);
  const reachY = (pane.height / 2) * (1 + lens.zoom);
  return {
    zoom: lens.zoom,
    x: clamp(lens.x + dx, -reachX, reachX),
    y: clamp(lens.y + dy, -reachY, reachY),
  };
}

/** CSS pixels a pixel of the picture at zoom 1: the box fits the pane with a little room. */
export function fitScale(box: Rect, pane: Size): number {
  const room = 1 - 2 * margin;
  return Math.min((pane.width * room) / box.width, (pane.height * room) / box.height);
}

/** Where a picture lies in the pane: screen = picture × (scaleX, scaleY) + (x, y). */
export interface Placement {
  x: number;
  y: number;
  /** Negative where the picture is shown as in a mirror. */
  scaleX: number;
  scaleY: number;
}

/**
 * Lays a picture so that the lens shows its box.
 * @param box the animal in pixels of the picture
 */
export function placeThrough(lens: Lens, box: Rect, pane: Size, mirrored: boolean): Placement {
  const scaleY = fitScale(box, pane) * lens.zoom;
  const scaleX = mirrored ? -scaleY : scaleY;
  return {
    x: pane.width / 2 + lens.x - (box.x + box.width / 2) * scaleX,
    y: pane.height / 2 + lens.y - (box.y + box.height / 2) * scaleY,
    scaleX,
    scaleY,
  };
}
