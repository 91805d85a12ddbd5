import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Edit } from '../../server/contract/edit.ts';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { backoff } from '../transport/backoff.ts';
import type { UnsavedMemory } from '../transport/unsaved.ts';
import { toErrorBody } from './error-body.ts';
import { keepUnsaved } from './keep-unsaved.ts';
import { retriesItself } from './retries-itself.ts';
import type { QueuedEdit } from './optimistic.ts';
import * as steps from './save-state.ts';
import type { SaveState } from './save-state.ts';

export interface SavingOptions {
  call: Call;
  collection: string;
  /** Where decisions wait that a reload of the page must not lose. */
  unsaved: UnsavedMemory;
  /** After every save, with the server's names for boxes that were new. */
  onSaved: (
    document: ImageDocument,
    names: ReadonlyMap<string, string>,
    edits: readonly QueuedEdit[],
  ) => void;
}

/** Sends every decision at once, image by image, and keeps those that did not arrive. */
export interface Saving {
  /** By image: those shown now and those with edits on their way. */
  states: ReadonlySignal<ReadonlyMap<string, SaveState>>;
  /** The server's document as just read. */
  load(document: ImageDocument): void;
  /** Returns the local id of the box that the last `create` makes, or null. */
  decide(image: string, edits: readonly Edit[]): string | null;
  /** Reads an image again that has changed: what is not saved of it may no longer hold. */
  check(image: string): void;
  /** Sends again what failed, or what was refused as stale: all of it, or the edits given. */
  retry(image: string, edits?: readonly QueuedEdit[]): void;
  discard(image: string): void;
  /** Sends again everything that failed for a reason that may have passed. */
  retryAll(): void;
  /** Takes up what a page before this one could not save. */
  restore(): Promise<void>;
  /** Settles when no request is on its way. */
  settled(): Promise<void>;
  /** Takes back the decision that was made last, where it is not on its way nor saved. */
  takeBack(): { image: string; edits: readonly Edit[] } | null;
  /** Forgets an image that is no longer shown, unless it has work to do. */
  release(image: string): void;
}

export function createSaving({ call, collection, unsaved, onSaved }: SavingOptions): Saving {
  const states = signal<ReadonlyMap<string, SaveState>>(new Map());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let lastLocalId = 0;
  let lastStep = 0;

  const put = (image: string, state: SaveState) => {
    states.value = new Map(states.peek()).set(image, state);
  };

  const send = async (image: string) => {
    const state = states.peek().get(image);
    if (!state || state.sending.length > 0 || state.waiting.length === 0) return;
    clearTimeout(timers.get(image));
    const next = steps.startSending(state);
    put(image, next);
    const current = () => states.peek().get(image) ?? next;
    try {
      const reply = await call('annotations.edit', {
        params: { collection, image },
        body: { version: state.document.version, edits: next.sending.map(({ edit }) => edit) },
      });
      const [after, names] = steps.saved(current(), reply);
      put(image, after);
      onSaved(reply, names, next.sending);
    } catch (error) {
      await refused(image, current, error);
      return;
    }
    void send(image);
  };

  const refused = async (image: string, current: () => SaveState, error: unknown) => {
    const body = toErrorBody(error);
    const stale = error instanceof SleuthsError && body.code === 'stale';
    const truth = stale ? await readTruth(image, body.current) : null;
    put(image, truth ? steps.stale(current(), body, truth) : steps.failed(current(), body));
    if (!truth && retriesItself(body.code)) {
      const wait = backoff((current().failing?.attempts ?? 1) - 1);
      timers.set(
        image,
        setTimeout(() => tryAgain(image), wait),
      );
    }
  };

  /** The state that came with the refusal, or, where it did not, the state read anew. */
  const readTruth = async (image: string, given: unknown) => {
    if (isDocument(given) && given.id === image) return given;
    try {
      return await call('images.get', { params: { collection, image } });
    } catch {
      return null;
    }
  };

  const retry = (image: string, edits?: readonly QueuedEdit[]) => {
    const state = states.peek().get(image);
    if (!state?.trouble) return;
    put(image, steps.retry(state, edits));
    void send(image);
  };

  /** What failed; not what was refused as stale, of which a person decides. */
  const tryAgain = (image: string) => {
    if (states.peek().get(image)?.trouble?.kind === 'failed') retry(image);
    else void send(image);
  };

  const change = (image: string, how: (state: SaveState) => SaveState) => {
    const state = states.peek().get(image);
    if (state) put(image, how(state));
  };

  keepUnsaved(states, (image, kept) => unsaved.write(collection, image, kept));

  return {
    states,
    load: (document) => {
      const state = states.peek().get(document.id);
      put(document.id, state ? steps.refreshed(state, document) : steps.fresh(document));
    },
    decide: (image, edits) => {
      const state = states.peek().get(image);
      if (!state) return null;
      const step = ++lastStep;
      const queued = edits.map((edit): QueuedEdit => ({
        edit,
        localId: edit.verb === 'create' ? `new-${++lastLocalId}` : null,
        step,
      }));
      put(image, steps.enqueue(state, queued));
      void send(image);
      return queued.findLast(({ localId }) => localId !== null)?.localId ?? null;
    },
    check: (image) => {
      if (!states.peek().get(image)?.trouble) return;
      void call('images.get', { params: { collection, image } })
        .then((document) => change(image, (state) => steps.refreshed(state, document)))
        .catch(() => {});
    },
    retry,
    discard: (image) => change(image, steps.discard),
    retryAll: () => {
      for (const [image, { failing }] of states.peek()) {
        if (failing && retriesItself(failing.error.code)) tryAgain(image);
      }
    },
    restore: async () => {
      for (const { document, edits } of await unsaved.read(collection)) {
        if (states.peek().has(document.id)) continue;
        const step = ++lastStep;
        const waiting = edits.map((queued) => ({ ...queued, step }));
        // Ids of boxes that are still to be made must not be given once more.
        const numbers = edits.map(({ localId }) => Number(localId?.replace('new-', '')) || 0);
        lastLocalId = Math.max(lastLocalId, ...numbers);
        put(document.id, { ...steps.fresh(document), waiting });
        void send(document.id);
      }
    },
    settled: () =>
      new Promise((resolve) => {
        const stop = effect(() => {
          if ([...states.value.values()].some(({ sending }) => sending.length > 0)) return;
          // The effect must have been set up before it can be stopped.
          queueMicrotask(() => stop());
          resolve();
        });
      }),
    takeBack: () => {
      const last = findLast(states.peek());
      if (!last) return null;
      change(last.image, (state) => steps.withoutLast(state, last.edits));
      return { image: last.image, edits: last.edits.map(({ edit }) => edit) };
    },
    release: (image) => {
      const state = states.peek().get(image);
      if (!state || steps.isBusy(state) || state.trouble) return;
      const rest = new Map(states.peek());
      rest.delete(image);
      states.value = rest;
    },
  };
}

/** The newest decision that is not on its way, with all edits that were made in one go. */
function findLast(states: ReadonlyMap<string, SaveState>) {
  let last: { image: string; step: number; edits: QueuedEdit[] } | null = null;
  for (const [image, { trouble, waiting }] of states) {
    const kept = [...(trouble?.edits ?? []), ...waiting];
    const step = Math.max(...kept.map((one) => one.step ?? 0));
    if (kept.length === 0 || (last && last.step >= step)) continue;
    last = { image, step, edits: kept.filter((one) => (one.step ?? 0) === step) };
  }
  return last;
}

function isDocument(value: unknown): value is ImageDocument {
  return (
    typeof value === 'object' && value !== null && 'annotations' in value && 'version' in value
  );
}
