import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import { groupBy } from './group-by.ts';
import { outstandingOf, type Outstanding, type Trouble } from './outstanding.ts';
import { sendDecisions, type Outcome } from './send-decisions.ts';
import type { TileEdit } from './tile.ts';

export interface BoardSavingOptions {
  call: Call;
  collection: string;
  onSaved: (image: string, edits: readonly TileEdit[]) => void;
  /** The image is no longer as it was shown. */
  onStale: (image: string) => void;
  /** The server could not be reached: from now on these are somebody else's to save, in this order. */
  handOver: (image: string, version: string, edits: readonly TileEdit[]) => void;
}

/** Sends the decisions of a board, one step after the other. */
export interface BoardSaving {
  /** Edits that are part of what is shown and not saved yet, by tile. */
  pending: ReadonlySignal<ReadonlyMap<string, readonly Edit[]>>;
  /** By image, in the order in which they came. */
  troubles: ReadonlySignal<ReadonlyMap<string, Trouble>>;
  busy: ReadonlySignal<boolean>;
  /** By image, all that the server has not taken and that was not handed over. */
  outstanding: ReadonlySignal<ReadonlyMap<string, Outstanding>>;
  /** Images whose decisions were handed over and not settled yet. */
  handedOver: ReadonlySignal<ReadonlySet<string>>;
  /** Version of an image as it was just read. */
  know(image: string, version: string): void;
  /** Whether a version is the one that is shown, or one that a save on its way makes. */
  expects(image: string, version: string): boolean;
  /** Sends what was decided in one go: it is undone in one go too. Settles when all is answered. */
  decide(edits: readonly TileEdit[]): Promise<void>;
  /** What was handed over is saved or dropped: the image is as the server has it. */
  release(image: string): void;
  /** Sends again what is in trouble: of one image, or of all. */
  retry(image?: string): void;
  /** Drops what is in trouble. */
  discard(image: string): void;
  /** Settles when no request is on its way. */
  settled(): Promise<void>;
}

type ByImage = ReadonlyMap<string, readonly TileEdit[]>;

export function createBoardSaving(options: BoardSavingOptions): BoardSaving {
  const { call, collection, onSaved, onStale, handOver } = options;
  const pending = signal<ReadonlyMap<string, readonly Edit[]>>(new Map());
  const troubles = signal<ReadonlyMap<string, Trouble>>(new Map());
  const handedOver = signal<ReadonlySet<string>>(new Set());
  /** Steps on their way, image by image. */
  const sending = signal<readonly ByImage[]>([]);
  const versions = new Map<string, string>();
  const given = new WeakSet<Edit>();
  let queue = Promise.resolve();

  const addPending = (edits: readonly TileEdit[]) => {
    const next = new Map(pending.peek());
    for (const { tile, edit } of edits) next.set(tile.key, [...(next.get(tile.key) ?? []), edit]);
    pending.value = next;
  };

  const dropPending = (edits: readonly TileEdit[]) => {
    const gone = new Set(edits.map(({ edit }) => edit));
    const next = new Map(pending.peek());
    for (const { key } of edits.map(({ tile }) => tile)) {
      const rest = (next.get(key) ?? []).filter((edit) => !gone.has(edit));
      if (rest.length > 0) next.set(key, rest);
      else next.delete(key);
    }
    pending.value = next;
  };

  const setTrouble = (image: string, trouble: Trouble | null) => {
    const next = new Map(troubles.peek());
    if (trouble) next.set(image, trouble);
    else next.delete(image);
    troubles.value = next;
  };

  const giveAway = (image: string, edits: readonly TileEdit[]) => {
    for (const { edit } of edits) given.add(edit);
    handedOver.value = new Set(handedOver.peek()).add(image);
    handOver(image, versions.get(image) ?? '', edits);
  };

  const settle = (byImage: ByImage, { saved, refused, unsent }: Outcome) =>
    batch(() => {
      for (const { image, version } of saved) {
        const edits = byImage.get(image) ?? [];
        versions.set(image, version);
        dropPending(edits);
        onSaved(image, edits);
      }
      for (const { image, error } of refused) {
        const edits = byImage.get(image) ?? [];
        const kind = error.code === 'stale' ? 'stale' : 'refused';
        dropPending(edits);
        setTrouble(image, { kind, error, edits, version: versions.get(image) ?? '' });
        if (kind === 'stale') onStale(image);
      }
      for (const { image } of unsent) giveAway(image, byImage.get(image) ?? []);
    });

  const onTheWay = (image: string) => sending.peek().some((step) => step.has(image));

  const send = (edits: readonly TileEdit[]): Promise<void> => {
    const byImage = groupBy(edits, ({ tile }) => tile.image);
    sending.value = [...sending.peek(), byImage];
    // One step at a time: each needs the versions that the one before gave.
    queue = queue.then(async () => {
      // What the server has not even got of an image must come before.
      const [behind, free] = split(byImage, (image) => handedOver.peek().has(image));
      for (const [image, own] of behind) giveAway(image, own);
      await sendDecisions({
        call,
        collection,
        step: crypto.randomUUID(),
        decisions: free.map(([image, own]) => ({
          image,
          version: versions.get(image) ?? '',
          edits: own.map(({ edit }) => edit),
        })),
        onOutcome: (outcome) => settle(byImage, outcome),
      });
      sending.value = sending.peek().filter((step) => step !== byImage);
    });
    return queue;
  };

  const decide = (edits: readonly TileEdit[]): Promise<void> => {
    if (edits.length === 0) return Promise.resolve();
    batch(() => {
      addPending(edits);
      // A new decision about an image takes the place of the one that was refused.
      for (const { tile } of edits)
        if (troubles.peek().has(tile.image)) setTrouble(tile.image, null);
    });
    return send(edits);
  };

  return {
    pending,
    troubles,
    busy: computed(() => sending.value.length > 0),
    outstanding: computed(() => {
      // What was handed over is known by its edits; that there is more of it tells this signal.
      void handedOver.value;
      const shown = new Set([...pending.value.values()].flat());
      return outstandingOf({
        troubles: troubles.value,
        sending: sending.value,
        isOwn: (edit) => shown.has(edit) && !given.has(edit),
        versionOf: (image) => versions.get(image) ?? '',
      });
    }),
    handedOver,
    know: (image, version) => {
      if (!onTheWay(image)) versions.set(image, version);
    },
    expects: (image, version) => onTheWay(image) || versions.get(image) === version,
    decide,
    release: (image) =>
      batch(() => {
        const rest = new Set(handedOver.peek());
        rest.delete(image);
        handedOver.value = rest;
        const keys = [...pending.peek()].filter(([key]) => key.split('\n')[0] !== image);
        pending.value = new Map(keys);
      }),
    retry: (image) => {
      const images = image === undefined ? [...troubles.peek().keys()] : [image];
      void decide(images.flatMap((one) => troubles.peek().get(one)?.edits ?? []));
    },
    discard: (image) => setTrouble(image, null),
    settled: () => queue,
  };
}

function split<K, V>(map: ReadonlyMap<K, V>, isFirst: (key: K) => boolean): [[K, V][], [K, V][]] {
  const entries = [...map];
  return [entries.filter(([key]) => isFirst(key)), entries.filter(([key]) => !isFirst(key))];
}
