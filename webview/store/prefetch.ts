import { effect, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { Ranking } from '../../server/contract/suggestion.ts';
import { firstToLookAt } from './decisions.ts';
import type { Pictures } from './pictures.ts';
import { visible } from './review.ts';

/** Has everything of the next images at hand before they are asked for. */
export interface Prefetch {
  /** An image's document, if it is at hand and true. */
  document(image: string): ImageDocument | null;
  /** Who a box probably is, if that was asked already; `fresh`: since the last decision. */
  ranking(image: string, annotation: string): { ranking: Ranking; fresh: boolean } | null;
  /** A document as just read or saved. */
  put(document: ImageDocument): void;
  /** An image has changed: what is held of it is not true any more. */
  drop(image: string): void;
  /** Decisions have changed the gallery: rankings are asked again, one image ahead. */
  outdateRankings(): void;
  /** Nothing that is held is known to be true, after the connection was away. */
  clear(): void;
}

export interface PrefetchOptions {
  call: Call;
  collection: string;
  pictures: Pictures;
  /** Images, the likeliest to be wanted first; the open one among them. */
  wanted: ReadonlySignal<readonly string[]>;
  /** Whether a box waits until it has a name. */
  naming: ReadonlySignal<boolean>;
  /** Told of every document that was read. */
  onRead: (document: ImageDocument) => void;
}

/** Images that are fetched at one time: more would take the server from the person. */
const atOnce = 2;
export const suggestionsShown = 9;

interface Held {
  document: ImageDocument;
  ranking: { annotation: string; ranking: Ranking; round: number } | null;
}

export function createPrefetch(options: PrefetchOptions): Prefetch {
  const { call, collection, pictures, wanted, naming, onRead } = options;
  const held = new Map<string, Held>();
  const busy = new Set<string>();
  let done = new Set<string>();
  let round = 0;

  const readDocument = async (image: string) => {
    const own = held.get(image)?.document;
    if (own) return own;
    const params = { collection, image };
    const document = await call('images.get', { params });
    if (!held.has(image)) held.set(image, { document, ranking: null });
    onRead(document);
    return document;
  };

  const readRanking = async (document: ImageDocument) => {
    const box = firstToLookAt(visible(document, false), naming.peek());
    if (!box) return;
    const asked = round;
    const params = { collection, image: document.id, annotation: box.id };
    const query = { limit: suggestionsShown };
    const ranking = await call('annotations.suggestions', { params, query });
    const now = held.get(document.id);
    if (now?.document === document) {
      held.set(document.id, { document, ranking: { annotation: box.id, ranking, round: asked } });
    }
  };

  const fetchImage = async (image: string) => {
    busy.add(image);
    done.add(image);
    try {
      const document = await readDocument(image);
      if (document.status !== 'unreadable') await pictures.load(image);
      await readRanking(document);
    } catch {
      // It is asked for again when it is opened, where the person sees what is wrong.
    } finally {
      busy.delete(image);
      goOn();
    }
  };

  const goOn = () => {
    for (const image of wanted.peek()) {
      if (busy.size >= atOnce) return;
      if (!done.has(image) && !busy.has(image)) void fetchImage(image);
    }
  };

  effect(() => {
    const images = wanted.value;
    pictures.only(images);
    for (const image of [...held.keys()]) if (!images.includes(image)) held.delete(image);
    done = new Set([...done].filter((image) => images.includes(image)));
    goOn();
  });

  return {
    document: (image) => held.get(image)?.document ?? null,
    ranking: (image, annotation) => {
      const own = held.get(image)?.ranking;
      if (!own || own.annotation !== annotation) return null;
      return { ranking: own.ranking, fresh: own.round === round };
    },
    put: (document) => {
      const own = held.get(document.id);
      if (own) held.set(document.id, { ...own, document });
    },
    drop: (image) => {
      held.delete(image);
      done.delete(image);
      goOn();
    },
    outdateRankings: () => {
      round += 1;
      const next = wanted.peek()[1];
      const own = next === undefined ? undefined : held.get(next);
      if (own) void readRanking(own.document).catch(() => {});
    },
    clear: () => {
      held.clear();
      done.clear();
      goOn();
    },
  };
}
