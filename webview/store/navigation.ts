import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { ImageSummary } from '../../server/contract/image.ts';
import type { Input } from '../../server/contract/routes.ts';
import { isAbort } from './error-body.ts';
import {
  append,
  cutBehind,
  emptyLine,
  indexIn,
  lineAt,
  note,
  prepend,
  trim,
  waitsForDecision,
  type Line,
  type LineItem,
} from './line.ts';
import type { Queue } from './queue.ts';

/** Going through the queue by its order: the server is asked by key, never by position. */
export interface Navigation {
  /** Images that will probably be wanted next, the likeliest first. */
  wanted: ReadonlySignal<readonly string[]>;
  /** Says which image is open: what lies around it is read. */
  at(image: string | null): void;
  next(image: string | null): Promise<string | null>;
  previous(image: string | null): Promise<string | null>;
  /** The next image, after this one, that waits for a decision. */
  nextOpen(image: string | null): Promise<string | null>;
  /** How many images of the queue wait for a decision, and the first of them. */
  openFromStart(): Promise<{ first: string | null; total: number }>;
  /** An image's state as just saved or read. */
  note(image: Pick<ImageSummary, 'id' | 'status' | 'counts'>): void;
  /** Images came or went: what lies ahead is read anew. */
  invalidate(): void;
}

type ListQuery = Input<'images.list'>['query'];

const ahead = 6;
const behind = 2;
const readAhead = 12;
const openAhead = 4;

export function createNavigation(call: Call, collection: string, queue: Queue): Navigation {
  const wanted = signal<readonly string[]>([]);
  let line = emptyLine;
  let here: string | null = null;
  /** Images behind the line's end that wait, and which end that was. */
  let beyond: { after: string | null; ids: readonly string[] } | null = null;
  let abort = new AbortController();
  let extending: Promise<void> | null = null;

  const list = (part: ListQuery) => {
    const query = { ...queue.query.peek(), order: queue.order.peek(), ...part };
    return call('images.list', { params: { collection }, query }, abort.signal);
  };
  const toItem = (image: Pick<ImageSummary, 'id' | 'status' | 'counts'>): LineItem => ({
    id: image.id,
    waits: waitsForDecision(image, queue.naming.peek()),
  });
  const lastId = () => line.items.at(-1)?.id;
  const behindEnd = (): ListQuery =>
    typeof line.next === 'string' ? { cursor: line.next } : { after: lastId() };

  /** Runs a request about the present line; what comes back for an earlier one is dropped. */
  const change = async (ask: () => Promise<(line: Line) => Line>) => {
    const { signal: current } = abort;
    const apply = await ask();
    if (!current.aborted) line = apply(line);
  };

  const readOn = () =>
    change(async () => {
      const { items, next } = await list({ ...behindEnd(), limit: readAhead });
      return (now) => append(now, items.map(toItem), next);
    });

  const readBack = () =>
    change(async () => {
      const limit = readAhead / 2;
      const { items } = await list({ before: line.items[0]?.id, limit });
      return (now) => prepend(now, items.map(toItem), items.length < limit);
    });

  const readBeyond = async () => {
    const after = lastId() ?? null;
    if (line.next === null || (beyond && beyond.after === after)) return;
    const { signal: current } = abort;
    const { items } = await list({ ...behindEnd(), open: true, limit: openAhead });
    if (!current.aborted) beyond = { after, ids: items.map(({ id }) => id) };
  };

  const openAfter = (at: number) => {
    const inLine = line.items.slice(at + 1).filter(({ waits }) => waits);
    const further = beyond && beyond.after === (lastId() ?? null) ? beyond.ids : [];
    return [...inLine.map(({ id }) => id), ...further];
  };

  const choose = () => {
    const at = indexIn(line, here);
    if (here === null || at < 0) return;
    const next = line.items.slice(at + 1, at + 1 + ahead).map(({ id }) => id);
    const back = line.items.slice(Math.max(0, at - behind), at).map(({ id }) => id);
    const open = openAfter(at).slice(0, openAhead);
    const order = [here, open[0], next[0], back.at(-1), open[1], ...next, ...open, ...back];
    const ids = [...new Set(order.filter((id) => id !== undefined))];
    if (ids.join('\n') !== wanted.peek().join('\n')) wanted.value = ids;
  };

  /** Reads what is missing around the open image, one round at a time. */
  const fill = (): Promise<void> => {
    extending ??= (async () => {
      const { signal: current } = abort;
      try {
        const at = indexIn(line, here);
        const left = line.items.length - 1 - at;
        await Promise.all([
          left < ahead && line.next !== null ? readOn() : null,
          at >= 0 && at < behind && !line.fromStart ? readBack() : null,
        ]);
        choose();
        if (openAfter(indexIn(line, here)).length < 2) await readBeyond();
        choose();
      } finally {
        if (!current.aborted) extending = null;
      }
    })();
    return extending;
  };
  /** In the background; whoever needs an answer asks again and hears what went wrong. */
  const fillQuietly = () => void fill().catch(() => {});

  const restart = (next: Line) => {
    abort.abort();
    abort = new AbortController();
    extending = null;
    beyond = null;
    line = next;
  };

  const at = (image: string | null) => {
    here = image;
    const index = indexIn(line, image);
    if (index < 0) restart(image === null ? emptyLine : lineAt(image));
    else line = trim(line, index);
    choose();
    fillQuietly();
  };

  const place = (image: string | null): number => {
    if (image !== here || (image !== null && indexIn(line, image) < 0)) at(image);
    return indexIn(line, image);
  };

  // Another list: the line through it is another one.
  let shown = '';
  effect(() => {
    const key = JSON.stringify([queue.query.value, queue.order.value]);
    if (shown !== '' && shown !== key) {
      restart(here === null ? emptyLine : lineAt(here));
      fillQuietly();
    }
    shown = key;
  });

  return {
    wanted,
    at,
    next: again(async (image) => {
      const index = place(image);
      if (!line.items[index + 1] && line.next !== null) {
        await fill();
        if (!line.items[indexIn(line, image) + 1] && line.next !== null) await fill();
      }
      return line.items[indexIn(line, image) + 1]?.id ?? null;
    }),
    previous: again(async (image) => {
      const index = place(image);
      if (index < 1 && !line.fromStart) {
        await fill();
        if (indexIn(line, image) < 1 && !line.fromStart) await fill();
      }
      return line.items[indexIn(line, image) - 1]?.id ?? null;
    }),
    nextOpen: again(async (image) => {
      place(image);
      const known = openAfter(indexIn(line, image))[0];
      if (known) return known;
      await fill();
      if (openAfter(indexIn(line, image)).length === 0) {
        beyond = null;
        await readBeyond();
      }
      return openAfter(indexIn(line, image))[0] ?? null;
    }),
    openFromStart: async () => {
      const { items, total } = await list({ open: true, limit: 1 });
      return { first: items[0]?.id ?? null, total };
    },
    note: (image) => {
      const item = toItem(image);
      line = note(line, item);
      if (!item.waits && beyond?.ids.includes(image.id)) {
        beyond = { ...beyond, ids: beyond.ids.filter((id) => id !== image.id) };
      }
    },
    invalidate: () => {
      // In an order that decisions change, what was read is the truth that the person goes by.
      const stable = queue.order.peek() === 'path' || queue.order.peek() === 'time';
      restart(stable ? cutBehind(line, indexIn(line, here)) : { ...line, next: undefined });
      fillQuietly();
    },
  };
}

type Find = (image: string | null) => Promise<string | null>;

/** Looks again where the list has changed while it was read: the person still waits for an answer. */
function again(find: Find): Find {
  return async (image) => {
    try {
      return await find(image);
    } catch (error) {
      if (!isAbort(error)) throw error;
      return find(image);
    }
  };
}
