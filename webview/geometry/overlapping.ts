import { contains, overlap, type Point, type Rect } from './rect.ts';

export interface Placed {
  id: string;
  rect: Rect;
}

/** The boxes under a point, the smallest first: a calf in front of its mother can be reached. */
export function rectsAt<T extends Placed>(items: readonly T[], point: Point): T[] {
  return items
    .filter(({ rect }) => contains(rect, point))
    .sort((a, b) => area(a.rect) - area(b.rect) || a.id.localeCompare(b.id));
}

/** The one after `id` in a round of boxes; the first where `id` is not among them. */
export function nextInRound<T extends Placed>(round: readonly T[], id: string | null): T | null {
  const at = round.findIndex((one) => one.id === id);
  return round[(at + 1) % Math.max(1, round.length)] ?? null;
}

/**
 * All boxes that hang together with one by overlapping, the smallest first. Each of them gives the
 * same round, so that going on comes to all of them.
 */
export function overlappingWith<T extends Placed>(items: readonly T[], id: string): T[] {
  const start = items.find((one) => one.id === id);
  if (!start) return [];
  const group = new Set([start]);
  // A set is walked through with what is added on the way.
  for (const one of group) {
    for (const other of items) if (overlap(one.rect, other.rect) > 0) group.add(other);
  }
  return [...group].sort((a, b) => area(a.rect) - area(b.rect) || a.id.localeCompare(b.id));
}

function area(rect: Rect): number {
  return rect.width * rect.height;
}
