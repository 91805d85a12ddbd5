import { cameraTime, placeOf } from '../../server/contract/camera.ts';
import type { Call } from '../../server/contract/client.ts';
import type { ImageSummary } from '../../server/contract/image.ts';
import type { Queue } from './queue.ts';

type Shot = Pick<ImageSummary, 'id' | 'takenAt'>;

/** Images of one page of the search, and how many pages are read at most. */
const pageSize = 200;
const mostPages = 25;

/** Whether two photographs that follow each other are of one encounter; `gap` in seconds. */
export function together(one: Shot, other: Shot, gap: number): boolean {
  const [a, b] = [cameraTime(one.takenAt), cameraTime(other.takenAt)];
  if (a === null || b === null) return false;
  return placeOf(one.id) === placeOf(other.id) && Math.abs(b - a) <= gap * 1000;
}

/** First image of the next encounter of the queue, in its order; null at the end. */
export async function nextEncounter(
  call: Call,
  collection: string,
  queue: Queue,
  from: Shot,
): Promise<string | null> {
  let last = from;
  for (let page = 0; page < mostPages; page++) {
    const { items } = await read(call, collection, queue, { after: last.id });
    for (const item of items) {
      if (!together(last, item, queue.gap.peek())) return item.id;
      last = item;
    }
    if (items.length < pageSize) return null;
  }
  return last.id;
}

/** First image of the encounter before; null at the start. */
export async function previousEncounter(
  call: Call,
  collection: string,
  queue: Queue,
  from: Shot,
): Promise<string | null> {
  let first = from;
  let boundaries = 0;
  for (let page = 0; page < mostPages; page++) {
    const { items } = await read(call, collection, queue, { before: first.id });
    for (const item of items.toReversed()) {
      if (!together(item, first, queue.gap.peek())) boundaries += 1;
      if (boundaries === 2) return first.id;
      first = item;
    }
    if (items.length < pageSize) break;
  }
  return boundaries > 0 ? first.id : null;
}

function read(
  call: Call,
  collection: string,
  queue: Queue,
  part: { after: string } | { before: string },
) {
  const query = {
    ...queue.query.peek(),
    order: queue.order.peek(),
    limit: pageSize,
    ...part,
  };
  return call('images.list', { params: { collection }, query });
}
