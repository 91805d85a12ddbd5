import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Box } from '../../server/contract/box.ts';
import type { Collection } from '../../server/contract/collection.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { Transport } from '../transport/transport.ts';
import { createCompare, type Compare } from './compare.ts';
import { createImageList, type ImageList } from './image-list.ts';
import { createJobs, isUnderWay, type Jobs } from './jobs.ts';
import { createEmbeddingMap, type EmbeddingMapStore } from './map/map.ts';
import type { Mode } from './mode.ts';
import { createOverview, type OverviewStore } from './overview/overview.ts';
import { createNewNames, type NewNames } from './new-name.ts';
import { createPagedList, type PagedList } from './paged-list.ts';
import { createReview, type Review } from './review.ts';
import { createSuggestions, type Query, type Suggestions } from './suggestions.ts';
import { throttle } from './throttle.ts';

/** Everything about one open dataset. Another dataset is another session. */
export interface Session {
  id: string;
  collection: ReadonlySignal<Collection>;
  mode: Signal<Mode>;
  images: ImageList;
  review: Review;
  suggestions: Suggestions;
  compare: Compare;
  newNames: NewNames;
  jobs: Jobs;
  problems: PagedList<Problem>;
  overview: OverviewStore;
  map: EmbeddingMapStore;
  /** The species that a person chose last, for the next box. */
  lastSpecies: Signal<string | null>;
  /** A drawn box that waits for a species, in a dataset that has none yet. */
  waitingBox: Signal<Box | null>;
  readCollection(): Promise<void>;
  /** Opens what the list begins with, or the image asked for. */
  begin(image: string | null): Promise<void>;
  take(event: ServerEvent): void;
  /** Reads everything in sight again, after the connection was away. */
  resume(): Promise<void>;
}

export function createSession(transport: Transport, opened: Collection): Session {
  const { call, unsaved } = transport;
  const id = opened.id;
  const collection = signal(opened);
  const images = createImageList(call, id);
  const jobs = createJobs(call, id);
  const review = createReview({
    call,
    collection: id,
    unsaved,
    onSaved: (document) => {
      images.show(document);
      suggestions.refresh();
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
  const suggestions = createSuggestions(call, query);
  const problems = createPagedList<Problem>({
    fetchPage: (page, abort) =>
      call('collections.problems', { params: { collection: id }, query: page }, abort),
    key: ({ file, line, column, code }) => [file, line, column, code].join('\n'),
    pageSize: 100,
  });
  const overview = createOverview(call, id);
  const map = createEmbeddingMap({ call, collection: id, jobs });
  const problemsSoon = throttle(() => void problems.reload(), 1500);

  const takeCollection = (next: Collection) => {
    const { counts } = collection.peek();
    collection.value = next;
    overview.touch();
    if (next.counts.images !== counts.images) images.resize();
    if (next.counts.problems !== counts.problems) problemsSoon();
  };

  const readCollection = async () =>
    takeCollection(await call('collections.get', { params: { collection: id } }));

  const takeImage = (image: string, version: string) => {
    images.touch(image);
    overview.touch();
    map.touch(image, version);
    const own = image === review.image.peek();
    if (own && version !== review.truth.peek()?.version && !review.busy.peek()) {
      void review.reload();
    }
  };

  // An index job that ends has brought detections and a gallery: what is shown is out of date.
  let wasRunning = false;
  effect(() => {
    const job = jobs.shown.value;
    const running = job !== null && isUnderWay(job);
    if (wasRunning && !running) {
      void readCollection().catch(() => {});
      void review.reload();
      void images.list.refresh();
      suggestions.refresh();
    }
    wasRunning = running;
  });

  return {
    id,
    collection,
    mode: signal<Mode>('images'),
    images,
    review,
    suggestions,
    compare: createCompare({ call, collection: id, review, suggestions }),
    newNames: createNewNames(call, id),
    jobs,
    problems,
    overview,
    map,
    lastSpecies: signal<string | null>(null),
    waitingBox: signal<Box | null>(null),
    readCollection,
    begin: async (image) => {
      void jobs.load().catch(() => {});
      const restored = review.saving.restore().catch(() => {});
      await images.list.loadMore();
      await restored;
      const first = image ?? images.list.at(0)?.id ?? null;
      await review.open(first);
      if (first) await images.reveal(first);
    },
    take: (event) => {
      if (event.type === 'job') jobs.take(event.job);
      else if (event.type === 'collection') {
        if (event.collection.id === id) takeCollection(event.collection);
      } else if (event.collection === id) takeImage(event.image, event.version);
    },
    resume: async () => {
      await Promise.allSettled([readCollection(), jobs.load(), images.list.refresh()]);
      if (images.list.rows.peek() === 0) await images.list.reload();
      review.saving.retryAll();
      await review.reload();
      suggestions.refresh();
      overview.touch();
      map.resume();
    },
  };
}
