import { handles, type Handle } from './edit-box.ts';
import { rectsAt, type Placed } from './overlapping.ts';
import type { Point, Rect } from './rect.ts';

/** Where a handle sits on a rectangle. */
export function handlePoint(rect: Rect, handle: Handle): Point {
  const column = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5;
  const row = handle.includes('n') ? 0 : handle.includes('s') ? 1 : 0.5;
  return { x: rect.x + rect.width * column, y: rect.y + rect.height * row };
}

/** Handles worth showing: on a small rectangle only the corners, so that its inside stays free. */
export function usableHandles(rect: Rect, edgeRoom = 36): readonly Handle[] {
  return handles.filter((handle) => {
    if (handle.length === 2) return true;
    return handle === 'n' || handle === 's' ? rect.width >= edgeRoom : rect.height >= edgeRoom;
  });
}

/** The handle under a point, corners before edges; `reach` in the rectangle's unit. */
export function handleAt(rect: Rect, point: Point, reach = 8): Handle | null {
  const found = usableHandles(rect)
    .map((handle) => ({ handle, at: handlePoint(rect, handle) }))
    .filter(({ at }) => Math.abs(at.x - point.x) <= reach && Math.abs(at.y - point.y) <= reach)
    .sort((a, b) => b.handle.length - a.handle.length);
  return found[0]?.handle ?? null;
}

/**
 * The rectangle under a point: the selected one first, so that it can be moved where others lie on
 * it, then the smallest.
 */
export function rectAt<T extends Placed>(
  items: readonly T[],
  point: Point,
  selected: string | null,
): T | null {
  const under = rectsAt(items, point);
  return under.find(({ id }) => id === selected) ?? under[0] ?? null;
}
