import { clamp, type Point, type Size } from './rect.ts';
import type { Viewport } from './viewport.ts';

/** How far the points reach from the middle, in units of the plane, with some air. */
const reach = 1.06;
const largestZoom = 400;

/** The whole plane (−1 to 1 both ways), as large as it fits, in the middle. */
export function fitPlane(pane: Size): Viewport {
  return {
    scale: Math.max(1, Math.min(pane.width, pane.height)) / 2 / reach,
    x: pane.width / 2,
    y: pane.height / 2,
  };
}

/** Zooms by a factor; the point of the plane under `at` stays there, and the plane in sight. */
export function zoomPlane(view: Viewport, at: Point, factor: number, pane: Size): Viewport {
  const { scale: smallest } = fitPlane(pane);
  const scale = clamp(view.scale * factor, smallest / 2, smallest * largestZoom);
  const ratio = scale / view.scale;
  return keepPlane(
    { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio },
    pane,
  );
}

/** Keeps some of the plane in the pane, so that it cannot be lost. */
export function keepPlane(view: Viewport, pane: Size): Viewport {
  return {
    scale: view.scale,
    x: clamp(view.x, -view.scale, pane.width + view.scale),
    y: clamp(view.y, -view.scale, pane.height + view.scale),
  };
}

/** Moves the view just so far that a point of the plane is in sight, away from the edges. */
export function showPoint(view: Viewport, point: Point, pane: Size): Viewport {
  const edge = Math.min(64, pane.width / 4, pane.height / 4);
  const x = point.x * view.scale + view.x;
  const y = point.y * view.scale + view.y;
  return {
    scale: view.scale,
    x: view.x + clamp(x, edge, pane.width - edge) - x,
    y: view.y + clamp(y, edge, pane.height - edge) - y,
  };
}

/**
 * Diameter of a point in CSS pixels: small where many lie together, larger the closer one looks.
 * @param zoom 1: the whole plane is in sight
 */
export function pointSize(count: number, zoom: number): number {
  const crowded = clamp(380 / Math.sqrt(Math.max(1, count)), 3.5, 11);
  return clamp(crowded * Math.max(1, zoom) ** 0.35, 3.5, 20);
}
