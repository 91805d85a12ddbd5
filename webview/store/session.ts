import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Box } from '../../server/contract/box.ts';
import type { Collection } from '../../server/contract/collection.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { Transport } from '../transport/transport.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { texts } from '../texts.ts';
import { createAnnouncements, type Announcements } from './announcements.ts';
import { createBoardWork, type BoardWork } from './board/board-work.ts';
import { createCompare, type Compare } from './compare.ts';
import { createHistory, type History } from './history.ts';
import { createImageWork, followReview, type ImageWork } from './image-work.ts';
import { toErrorBody } from './error-body.ts';
import { createEngine, type Engine } from './engine.ts';
import { createJobs, isUnderWay, type Jobs } from './jobs.ts';
import { createEmbeddingMap, type EmbeddingMapStore } from './map/map.ts';
import type { Mode } from './mode.ts';
import { createOverview, type OverviewStore } from './overview/overview.ts';
import { createNewNames, type NewNames } from './new-name.ts';
import { createPagedList, type PagedList } from './paged-list.ts';
import { createReview, type Review } from './review.ts';
import { createSuggestions, type Query, type Suggestions } from './suggestions.ts';
import { createQueueMemory, type QueueMemory } from './queue-memory.ts';
import type { ReadyPicture } from './pictures.ts';
import { shareUnsaved } from './share-unsaved.ts';
import { soleSpecies } from './sole-species.ts';
import { throttle } from './throttle.ts';
import { createTurns, type Turns } from './turns.ts';

/** Has a picture fetched and decoded. */
export type DecodePicture = (url: string, signal: AbortSignal) => Promise<ReadyPicture>;

type ImageEvent = Extract<ServerEvent, { type: 'image' }>;

/** Everything about one open dataset. Another dataset is another session. */
export interface Session extends ImageWork, BoardWork {
  id: string;
  collection: ReadonlySignal<Collection>;
  mode: Signal<Mode>;
  /** What was open when the dataset was last left. */
  memory: QueueMemory;
  review: Review;
  history: History;
  /** What must be over before the next key means anything. */
  turns: Turns;
  announcements: Announcements;
  suggestions: Suggestions;
  compare: Compare;
  newNames: NewNames;
  jobs: Jobs;
  engine: Engine;
  problems: PagedList<Problem>;
  overview: OverviewStore;
  map: EmbeddingMapStore;
  /** The species that a person chose last, for the next box. */
  lastSpecies: Signal<string | null>;
  /** A drawn box that waits for a species, in a dataset that has none yet. */
  waitingBox: Signal<Box | null>;
  readCollection(): Promise<void>;
  /** Opens the image asked for, else the one that was open last, else the first of the queue. */
  begin(image: string | null): Promise<void>;
  take(event: ServerEvent): void;
  /** Reads everything in sight again, after the connection was away. */
  resume(): Promise<void>;
}

export interface SessionOptions {
  decode: DecodePicture;
  /** Tells the person something in passing. */
  say: (text: string) => void;
}

export function createSession(
  transport: Transport,
  opened: Collection,
  { decode, say }: SessionOptions,
): Session {
  const { call } = transport;
  const unsaved = shareUnsaved(transport.unsaved);
  const id = opened.id;
  const collection = signal(opened);
  const memory = createQueueMemory(transport.memory, id);
  const work = createImageWork({
    call,
    collection: id,
    memory,
    loadPicture: async (image, abort) => {
      const input = { params: { collection: id, image }, query: { size: 'screen' } } as const;
      return decode(await transport.pictureUrl('images.picture', input, abort), abort);
    },
  });
  const { images, navigation, prefetch, facets } = work;
  const jobs = createJobs(call, id);
  const engine = createEngine(call);
  const review = createReview({
    call,
    collection: id,
    unsaved: unsaved.part(),
    naming: work.queue.naming,
    onDecided: (document, edits) => {
      history.decided();
      announcements.inPhotograph(document, edits);
    },
    onSaved: (document, edits) => {
      history.saved(document.id, edits);
      know(document);
      prefetch.outdateRankings();
      suggestions.refresh();
    },
    atHand: (image) => prefetch.document(image),
  });
  const turns = createTurns(review.loading);
  const announcements = createAnnouncements();
  const allSettled = async () => {
    const { board, surest } = boards;
    await Promise.all([review.saving.settled(), board.tiles.saving.settled(), surest.settled()]);
  };
  const history: History = createHistory({
    call,
    collection: id,
    saving: { ...review.saving, settled: allSettled },
    turns,
    commitDraft: () => review.commitDraft(),
  });
  const boards = createBoardWork({
    call,
    collection: id,
    queue: work.queue,
    jobs,
    saving: review.saving,
    unsaved: unsaved.part(),
    onDecided: (edits) => {
      history.decided();
      if (edits.length > 0) announcements.onBoard(edits);
    },
    onSaved: (image, edits) => {
      history.saved(image, edits);
      prefetch.outdateRankings();
    },
  });
  const query = computed<Query | null>(() => {
    const own = review.selected.value?.id;
    const document = review.truth.value;
    const annotation = document?.annotations.find((one) => one.id === own);
    return document && annotation && annotation.state !== 'rejected'
      ? { collection: id, image: document.id, annotation }
      : null;
  });
  const suggestions = createSuggestions(call, query, ({ image, annotation }) =>
    prefetch.ranking(image, annotation.id),
  );
  const problems = createPagedList<Problem>({
    fetchPage: (page, abort) =>
      call('collections.problems', { params: { collection: id }, query: page }, abort),
    key: ({ file, line, column, code }) => [file, line, column, code].join('\n'),
    pageSize: 100,
  });
  const overview = createOverview(call, id);
  const map = createEmbeddingMap({
    call,
    collection: id,
    sole: () => soleSpecies(collection.peek()),
    exploration: boards.exploration,
  });
  const problemsSoon = throttle(() => void problems.reload(), 1500);
  const aheadSoon = throttle(() => navigation.invalidate(), 2000);

  /** An image as it is now: everything that shows it follows. */
  const know = (document: ImageDocument) => {
    prefetch.put(document);
    navigation.note(document);
    images.show(document);
    facets.touch();
    boards.board.put(document);
  };

  const takeCollection = (next: Collection) => {
    const { counts } = collection.peek();
    collection.value = next;
    overview.touch();
    if (next.counts.images !== counts.images) {
      images.resize();
      aheadSoon();
      facets.touch();
    }
    if (next.counts.problems !== counts.problems) problemsSoon();
  };

  const readCollection = async () =>
    takeCollection(await call('collections.get', { params: { collection: id } }));

  /** A server that has started anew knows of no dataset. */
  const reopen = async () => {
    try {
      await readCollection();
    } catch (error) {
      if (toErrorBody(error).code !== 'not-open') throw error;
      takeCollection(await call('collections.open', { body: { path: collection.peek().path } }));
    }
  };

  const takeImage = ({ image, version, outside }: ImageEvent) => {
    if (prefetch.document(image)?.version !== version) prefetch.drop(image);
    images.touch(image);
    facets.touch();
    overview.touch();
    map.touch(image, version);
    boards.board.touch(image, version, outside);
    const own = image === review.image.peek();
    if (!own) review.saving.check(image);
    if (!own || version === review.truth.peek()?.version || review.busy.peek()) return;
    void review.reload().then(() => {
      const document = review.truth.peek();
      if (document) know(document);
    });
    if (outside) say(texts.notices.changedOutside);
  };

  // An index job that ends has brought detections and a gallery: what is shown is out of date.
  let wasRunning = false;
  effect(() => {
    const job = jobs.shown.value;
    const running = job !== null && isUnderWay(job);
    if (wasRunning && !running) {
      void readCollection().catch(() => {});
      void engine.load();
      prefetch.clear();
      void review.reload();
      void images.list.refresh();
      navigation.invalidate();
      facets.touch();
      suggestions.refresh();
    }
    wasRunning = running;
  });

  return {
    id,
    collection,
    ...work,
    ...boards,
    mode: work.queue.mode,
    memory,
    review,
    history,
    turns,
    announcements,
    suggestions,
    compare: createCompare({ call, collection: id, review, suggestions }),
    newNames: createNewNames(call, id),
    jobs,
    engine,
    problems,
    overview,
    map,
    lastSpecies: signal<string | null>(null),
    waitingBox: signal<Box | null>(null),
    readCollection,
    begin: async (image) => {
      history.refresh();
      void jobs.load().catch(() => {});
      void engine.load();
      const restored = review.saving.restore().catch(() => {});
      const first = image ?? memory.read().image ?? (await navigation.next(null));
      await restored;
      followReview(work, review);
      await review.open(first);
      // What was open last may be gone; a link that leads nowhere is told.
      if (image === null && review.error.peek()?.code === 'not-found') {
        await review.open(await navigation.next(null));
      }
    },
    take: (event) => {
      if (event.type === 'job') jobs.take(event.job);
      else if (event.type === 'collection') {
        if (event.collection.id === id) takeCollection(event.collection);
      } else if (event.collection === id) takeImage(event);
    },
    resume: async () => {
      await reopen().catch(() => {});
      await Promise.allSettled([jobs.load(), images.list.refresh()]);
      prefetch.clear();
      images.list.retry();
      navigation.invalidate();
      review.saving.retryAll();
      await review.reload();
      suggestions.refresh();
      overview.touch();
      map.resume();
      history.refresh();
      boards.board.resume();
    },
  };
}
