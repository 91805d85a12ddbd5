import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { ImageDocument, ImageSummary } from '../../server/contract/image.ts';
import { fits } from './fits.ts';
import type { Queue } from './queue.ts';
import { throttle } from './throttle.ts';
import { createWindowedList, type WindowedList } from './windowed-list.ts';

/** The images of the queue, as the left column shows them. */
export interface ImageList {
  list: WindowedList<ImageSummary>;
  /** Rows that no longer fit the filters: they stay until the list is read anew. */
  left: ReadonlySignal<ReadonlySet<string>>;
  /** Row that shall be in sight; a new object each time. */
  target: ReadonlySignal<{ row: number } | null>;
  /** Has the row of an image in sight, wherever in the list it is; -1 where it is not in it. */
  reveal(image: string): Promise<number>;
  /** Reads the list anew: rows that no longer fit leave it. */
  reload(): Promise<void>;
  /** Reads another list, from its beginning. */
  restart(): Promise<void>;
  /** An image's state as just saved or read. */
  show(document: ImageDocument): void;
  /** Something about an image has changed on the server. */
  touch(image: string): void;
  /** Images came or went. */
  resize(): void;
}

export function toSummary(document: ImageDocument): ImageSummary {
  const { annotations: _boxes, problems, ...rest } = document;
  return { ...rest, problems: problems.length };
}

export function createImageList(call: Call, collection: string, queue: Queue): ImageList {
  const left = signal<ReadonlySet<string>>(new Set());
  const target = signal<{ row: number } | null>(null);
  const params = { collection };
  const listQuery = () => ({ ...queue.query.peek(), order: queue.order.peek() });

  const list = createWindowedList<ImageSummary>({
    fetchPage: (start, abort) =>
      call('images.list', { params, query: { ...listQuery(), ...start } }, abort),
    key: ({ id }) => id,
  });

  const reload = async () => {
    left.value = new Set();
    await list.reload();
  };
  const refreshSoon = throttle(() => void list.refresh(), 800);
  const resizeSoon = throttle(() => void list.reload(), 2000);

  const look = (row: number) => {
    if (row >= 0) target.value = { row };
    return row;
  };

  const reveal = async (image: string) => {
    const held = list.rowOf(image);
    if (held >= 0) return look(held);
    const { offset } = await call('images.position', {
      params: { collection, image },
      query: listQuery(),
    });
    if (offset === null) return -1;
    look(offset);
    await list.load(offset);
    // Rows that have left the list still stand in it: then it is read anew to find the place.
    if (list.rowOf(image) < 0) await reload();
    const row = list.rowOf(image);
    return row < 0 || row === offset ? offset : look(row);
  };

  return {
    list,
    left,
    target,
    reveal,
    reload,
    restart: async () => {
      left.value = new Set();
      target.value = { row: 0 };
      await list.restart();
    },
    show: (document) => {
      list.replace(toSummary(document));
      const gone = !fits(document, queue.query.peek());
      if (gone === left.peek().has(document.id)) return;
      const next = new Set(left.peek());
      if (gone) next.add(document.id);
      else next.delete(document.id);
      left.value = next;
    },
    touch: (image) => {
      if (list.rowOf(image) >= 0) refreshSoon();
    },
    resize: resizeSoon,
  };
}
