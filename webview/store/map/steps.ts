import { nearestPoint, pointTowards } from '../../geometry/point-cloud.ts';
import { showPoint, zoomPlane, fitPlane } from '../../geometry/plane-view.ts';
import type { Size } from '../../geometry/rect.ts';
import { pointToImage } from '../../geometry/viewport.ts';
import type { EmbeddingMapStore } from './map.ts';

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The part of a key press that counts. */
export interface MapKey {
  key: string;
  shiftKey: boolean;
}

/**
 * The map by keyboard: arrows go to the next point that way (with Shift they select it too), Page Up
 * and Page Down to each point in turn, Space selects, plus, minus and 0 zoom.
 * @returns false: the key means nothing here
 */
export function pressOnMap(map: EmbeddingMapStore, press: MapKey, pane: Size): boolean {
  const { key, shiftKey } = press;
  const direction = directions[key];
  if (direction) return step(map, pane, shiftKey, (from) => towards(map, from, direction));
  if (key === 'PageDown') return step(map, pane, shiftKey, (from) => inTurn(map, from, 1));
  if (key === 'PageUp') return step(map, pane, shiftKey, (from) => inTurn(map, from, -1));
  if (key === ' ') {
    const focused = map.focused.peek();
    if (focused !== null) map.select([focused], 'toggle');
    return true;
  }
  if (key === '+' || key === '=') return zoom(map, pane, 1.4);
  if (key === '-') return zoom(map, pane, 1 / 1.4);
  if (key === '0') {
    map.view.value = fitPlane(pane);
    return true;
  }
  return false;
}

/** Zooms around the focused point, or around the middle. */
export function zoom(map: EmbeddingMapStore, pane: Size, factor: number): true {
  const view = map.view.peek() ?? fitPlane(pane);
  const points = map.points.peek();
  const focused = map.focused.peek();
  const at =
    points && focused !== null
      ? {
          x: points.x[focused]! * view.scale + view.x,
          y: points.y[focused]! * view.scale + view.y,
        }
      : { x: pane.width / 2, y: pane.height / 2 };
  map.view.value = zoomPlane(view, at, factor, pane);
  return true;
}

function step(
  map: EmbeddingMapStore,
  pane: Size,
  select: boolean,
  next: (from: number) => number,
): true {
  const points = map.points.peek();
  if (!points || points.count === 0) return true;
  const view = map.view.peek() ?? fitPlane(pane);
  const from = map.focused.peek();
  // The first step goes to what is in the middle of the pane.
  const middle = pointToImage({ x: pane.width / 2, y: pane.height / 2 }, view);
  const index = from === null ? nearestPoint(points, middle, Infinity) : next(from);
  if (index < 0) return true;
  map.focused.value = index;
  map.view.value = showPoint(view, { x: points.x[index]!, y: points.y[index]! }, pane);
  if (select) map.select([index], 'add');
  return true;
}

function towards(map: EmbeddingMapStore, from: number, [dx, dy]: readonly [number, number]) {
  const points = map.points.peek();
  return points ? pointTowards(points, from, dx, dy) : -1;
}

function inTurn(map: EmbeddingMapStore, from: number, by: 1 | -1): number {
  const count = map.points.peek()?.count ?? 0;
  return (from + by + count) % count;
}
