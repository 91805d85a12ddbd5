import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Crop } from '../../../server/contract/crop.ts';
import type { ImageDecision } from '../../../server/contract/edit.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { Filters } from '../../../server/contract/filters.ts';
import { isAbort, toErrorBody } from '../error-body.ts';
import { groupBy } from './group-by.ts';
import { sendDecisions } from './send-decisions.ts';
import { keyOfCrop } from './tile.ts';

/** Crops that are previewed and accepted in one go. */
export const previewAtMost = 10_000;
const pageSize = 500;
/** While the threshold moves nothing is asked. */
const pauseMs = 200;

/** A crop that would be accepted with its suggestion. */
export interface SurestCrop {
  key: string;
  crop: Crop;
  individual: string;
  score: number;
  /** A surer crop of the same photograph has the same name: one animal is there only once. */
  doubtful: boolean;
}

/** What has become of accepting. */
export interface SurestProgress {
  total: number;
  saved: number;
  refused: readonly { image: string; error: ErrorBody }[];
  done: boolean;
}

/** Accepting all unnamed boxes whose best suggestion is sure enough, after a look at them. */
export interface Surest {
  shown: Signal<boolean>;
  threshold: Signal<number>;
  /** What the threshold leaves, the surest first. */
  crops: ReadonlySignal<readonly SurestCrop[]>;
  /** Those of them that would be accepted. */
  ticked: ReadonlySignal<ReadonlySet<string>>;
  loading: ReadonlySignal<boolean>;
  /** So many are sure enough; more than are shown where they are too many. */
  total: ReadonlySignal<number>;
  error: ReadonlySignal<ErrorBody | null>;
  progress: ReadonlySignal<SurestProgress | null>;
  open(): void;
  close(): void;
  toggle(key: string): void;
  accept(): Promise<void>;
  /** Sends nothing more; what is saved stays. */
  cancel(): void;
  reload(): void;
  /** Settles when no request is on its way. */
  settled(): Promise<void>;
}

export interface SurestOptions {
  call: Call;
  collection: string;
  query: ReadonlySignal<Filters>;
  /** Something is about to be accepted. */
  onDecided: () => void;
}

interface Held {
  /** Everything at least as sure as this is held, unless `complete` is false. */
  from: number;
  crops: readonly SurestCrop[];
  total: number;
  complete: boolean;
}

const nothing: Held = { from: Infinity, crops: [], total: 0, complete: false };

export function createSurest({ call, collection, query, onDecided }: SurestOptions): Surest {
  const shown = signal(false);
  const threshold = signal(0.9);
  const held = signal(nothing);
  const loading = signal(false);
  const error = signal<ErrorBody | null>(null);
  const ticks = signal<ReadonlyMap<string, boolean>>(new Map());
  const progress = signal<SurestProgress | null>(null);
  let abort = new AbortController();
  let stop = new AbortController();
  let sending = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const crops = computed(() => {
    const { crops: all } = held.value;
    // The surest come first: a higher threshold leaves the beginning.
    const end = all.findIndex(({ score }) => score < threshold.value);
    return end < 0 ? all : all.slice(0, end);
  });
  const ticked = computed(() => {
    const chosen = crops.value.filter(({ key, doubtful }) => ticks.value.get(key) ?? !doubtful);
    return new Set(chosen.map(({ key }) => key));
  });

  const read = async (from: number) => {
    abort.abort();
    abort = new AbortController();
    const { signal: current } = abort;
    batch(() => {
      loading.value = true;
      error.value = null;
    });
    try {
      const found: Crop[] = [];
      let cursor: string | undefined;
      do {
        const page = { ...query.peek(), minScore: from, cursor, limit: pageSize };
        const input = { params: { collection }, query: page };
        const reply = await call('suggestions.surest', input, current);
        if (current.aborted) return;
        found.push(...reply.items);
        cursor = reply.next ?? undefined;
        const complete = cursor === undefined;
        held.value = { from, crops: toSurest(found), total: reply.total, complete };
      } while (cursor !== undefined && found.length < previewAtMost);
    } catch (reason) {
      if (current.aborted || isAbort(reason)) return;
      error.value = toErrorBody(reason);
    }
    loading.value = false;
  };

  const forget = () => {
    abort.abort();
    clearTimeout(timer);
    batch(() => {
      held.value = nothing;
      loading.value = false;
      error.value = null;
      ticks.value = new Map();
    });
  };

  /** What is held answers a higher threshold; a lower one is asked for once it rests. */
  const follow = (wanted: number) => {
    clearTimeout(timer);
    const { from, crops: all, complete } = held.peek();
    const last = all.at(-1)?.score ?? Infinity;
    if (wanted >= from && (complete || wanted > last)) return;
    loading.value = true;
    timer = setTimeout(() => void read(wanted), from === Infinity ? 0 : pauseMs);
  };

  effect(() => {
    const wanted = threshold.value;
    if (shown.value) follow(wanted);
  });

  const send = async () => {
    const chosen = crops.peek().filter(({ key }) => ticked.peek().has(key));
    const decisions = toDecisions(chosen);
    onDecided();
    const perImage = new Map(decisions.map(({ image, edits }) => [image, edits.length]));
    stop = new AbortController();
    const { signal: stopped } = stop;
    progress.value = { total: chosen.length, saved: 0, refused: [], done: false };
    await sendDecisions({
      call,
      collection,
      step: crypto.randomUUID(),
      decisions,
      signal: stopped,
      onOutcome: ({ saved, refused, unsent }) => {
        const now = progress.peek();
        if (!now) return;
        const more = saved.reduce((sum, { image }) => sum + (perImage.get(image) ?? 0), 0);
        const failed = [...now.refused, ...refused, ...unsent];
        progress.value = { ...now, saved: now.saved + more, refused: failed };
      },
    });
    const now = progress.peek();
    if (now) progress.value = { ...now, done: true };
    forget();
  };

  return {
    shown,
    threshold,
    crops,
    ticked,
    loading,
    total: computed(() => {
      const { total, complete, crops: all } = held.value;
      const beyond = complete ? 0 : Math.max(0, total - all.length);
      return crops.value.length + (crops.value.length === all.length ? beyond : 0);
    }),
    error,
    progress,
    open: () => {
      forget();
      progress.value = null;
      shown.value = true;
    },
    close: () => {
      stop.abort();
      shown.value = false;
      progress.value = null;
      forget();
    },
    toggle: (key) => {
      ticks.value = new Map(ticks.peek()).set(key, !ticked.peek().has(key));
    },
    accept: () => (sending = send()),
    cancel: () => stop.abort(),
    reload: () => {
      held.value = nothing;
      follow(threshold.peek());
    },
    settled: () => sending,
  };
}

/** Crops with a suggestion that can be accepted as it is, the surest first. */
function toSurest(crops: readonly Crop[]): SurestCrop[] {
  const seen = new Set<string>();
  return crops.flatMap((crop): SurestCrop[] => {
    const { suggestion, annotation, image } = crop;
    const species = annotation.species ?? suggestion?.species ?? null;
    if (!suggestion || species === null) return [];
    const name = [image, species, suggestion.individual].join('\n');
    const doubtful = seen.has(name);
    seen.add(name);
    const { individual, score } = suggestion;
    return [{ key: keyOfCrop(image, annotation.id), crop, individual, score, doubtful }];
  });
}

/** One decision an image, of the version that was previewed. */
function toDecisions(crops: readonly SurestCrop[]): ImageDecision[] {
  return [...groupBy(crops, ({ crop }) => crop.image)].map(([image, own]) => ({
    image,
    version: own[0]?.crop.version ?? '',
    edits: own.map(({ crop, individual }) => ({
      verb: 'accept' as const,
      annotation: crop.annotation.id,
      individual,
      ...(crop.annotation.species === null
        ? { species: crop.suggestion?.species ?? undefined }
        : {}),
    })),
  }));
}
