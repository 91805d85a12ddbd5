import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { Edit } from '../../../server/contract/edit.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import { groupBy } from './group-by.ts';
import { sendDecisions, type Outcome } from './send-decisions.ts';
import type { TileEdit } from './tile.ts';

/** Decisions about one image that are not saved, and why. */
export interface Trouble {
  /**
   * `failed`: the server was not reached; they still show. `refused`: the server said no. `stale`: the
   * image had been changed meanwhile; it was read again. Refused and stale ones no longer show.
   */
  kind: 'failed' | 'refused' | 'stale';
  error: ErrorBody;
  edits: readonly TileEdit[];
}

export interface BoardSavingOptions {
  call: Call;
  collection: string;
  onSaved: (image: string, edits: readonly TileEdit[]) => void;
  /** The image is no longer as it was shown. */
  onStale: (image: string) => void;
}

/** Sends the decisions of a board, one step after the other, and keeps those that did not arrive. */
export interface BoardSaving {
  /** Edits that are part of what is shown and not saved yet, by tile. */
  pending: ReadonlySignal<ReadonlyMap<string, readonly Edit[]>>;
  /** By image, in the order in which they came. */
  troubles: ReadonlySignal<ReadonlyMap<string, Trouble>>;
  busy: ReadonlySignal<boolean>;
  /** Version of an image as it was just read. */
  know(image: string, version: string): void;
  /** Whether a version is the one that is shown, or one that a save on its way makes. */
  expects(image: string, version: string): boolean;
  /** Sends what was decided in one go: it is undone in one go too. Settles when all is answered. */
  decide(edits: readonly TileEdit[]): Promise<void>;
  /** Sends again what is in trouble: of one image, or of all. */
  retry(image?: string): void;
  retryUnreachable(): void;
  /** Drops what is in trouble. */
  discard(image: string): void;
}

type ByImage = ReadonlyMap<string, readonly TileEdit[]>;

export function createBoardSaving(options: BoardSavingOptions): BoardSaving {
  const { call, collection, onSaved, onStale } = options;
  const pending = signal<ReadonlyMap<string, readonly Edit[]>>(new Map());
  const troubles = signal<ReadonlyMap<string, Trouble>>(new Map());
  const steps = signal(0);
  const versions = new Map<string, string>();
  const onTheWay = new Map<string, number>();
  let queue = Promise.resolve();

  const addPending = (edits: readonly TileEdit[]) => {
    const next = new Map(pending.peek());
    for (const { key, edit } of edits) next.set(key, [...(next.get(key) ?? []), edit]);
    pending.value = next;
  };

  const dropPending = (edits: readonly TileEdit[]) => {
    const gone = new Set(edits.map(({ edit }) => edit));
    const next = new Map(pending.peek());
    for (const { key } of edits) {
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

  /** What could not be sent before goes first, so that the order of decisions stays. */
  const takeUp = (edits: readonly TileEdit[]): ByImage => {
    const byImage = groupBy(edits, ({ image }) => image);
    for (const [image, own] of byImage) {
      const before = troubles.peek().get(image);
      if (before?.kind === 'failed') byImage.set(image, [...before.edits, ...own]);
      if (before) setTrouble(image, null);
    }
    return byImage;
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
        setTrouble(image, { kind, error, edits });
        if (kind === 'stale') onStale(image);
      }
      for (const { image, error } of unsent) {
        setTrouble(image, { kind: 'failed', error, edits: byImage.get(image) ?? [] });
      }
    });

  const count = (byImage: ByImage, by: 1 | -1) => {
    for (const image of byImage.keys()) {
      const left = (onTheWay.get(image) ?? 0) + by;
      if (left > 0) onTheWay.set(image, left);
      else onTheWay.delete(image);
    }
    steps.value = steps.peek() + by;
  };

  const send = (byImage: ByImage) => {
    count(byImage, 1);
    // One step at a time: each needs the versions that the one before gave.
    queue = queue.then(async () => {
      const decisions = [...byImage].map(([image, edits]) => ({
        image,
        version: versions.get(image) ?? '',
        edits: edits.map(({ edit }) => edit),
      }));
      await sendDecisions({
        call,
        collection,
        step: crypto.randomUUID(),
        decisions,
        onOutcome: (outcome) => settle(byImage, outcome),
      });
      count(byImage, -1);
    });
    return queue;
  };

  const retry = (images: readonly string[]) => {
    const edits = images.flatMap((image) => troubles.peek().get(image)?.edits ?? []);
    if (edits.length === 0) return;
    const shown = images.flatMap((image) => {
      const trouble = troubles.peek().get(image);
      return trouble?.kind === 'failed' ? [] : (trouble?.edits ?? []);
    });
    const byImage = groupBy(edits, ({ image }) => image);
    batch(() => {
      for (const image of byImage.keys()) setTrouble(image, null);
      addPending(shown);
    });
    void send(byImage);
  };

  return {
    pending,
    troubles,
    busy: computed(() => steps.value > 0),
    know: (image, version) => {
      if (!onTheWay.has(image)) versions.set(image, version);
    },
    expects: (image, version) => onTheWay.has(image) || versions.get(image) === version,
    decide: (edits) => {
      if (edits.length === 0) return Promise.resolve();
      const byImage = batch(() => {
        addPending(edits);
        return takeUp(edits);
      });
      return send(byImage);
    },
    retry: (image) => retry(image === undefined ? [...troubles.peek().keys()] : [image]),
    retryUnreachable: () =>
      retry(
        [...troubles.peek()]
          .filter(([, { kind, error }]) => kind === 'failed' && error.code === 'unavailable')
          .map(([image]) => image),
      ),
    discard: (image) => {
      const trouble = troubles.peek().get(image);
      if (!trouble) return;
      batch(() => {
        if (trouble.kind === 'failed') dropPending(trouble.edits);
        setTrouble(image, null);
      });
    },
  };
}
