import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Edit } from '../../server/contract/edit.ts';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { toErrorBody } from './error-body.ts';
import type { QueuedEdit } from './optimistic.ts';
import * as steps from './save-state.ts';
import type { SaveState } from './save-state.ts';

export interface SavingOptions {
  call: Call;
  collection: string;
  /** After every save, with the server's names for boxes that were new. */
  onSaved: (document: ImageDocument, names: ReadonlyMap<string, string>) => void;
}

/** Sends every decision at once, image by image, and keeps those that did not arrive. */
export interface Saving {
  /** By image: those shown now and those with edits on their way. */
  states: ReadonlySignal<ReadonlyMap<string, SaveState>>;
  /** The server's document as just read. */
  load(document: ImageDocument): void;
  /** Returns the local id of the box that the last `create` makes, or null. */
  decide(image: string, edits: readonly Edit[]): string | null;
  /** Sends again what failed, or what was refused as stale. */
  retry(image: string): void;
  discard(image: string): void;
  /** Sends again everything that failed because the server was away. */
  retryUnreachable(): void;
  /** Forgets an image that is no longer shown, unless it has work to do. */
  release(image: string): void;
}

export function createSaving({ call, collection, onSaved }: SavingOptions): Saving {
  const states = signal<ReadonlyMap<string, SaveState>>(new Map());
  let lastLocalId = 0;

  const put = (image: string, state: SaveState) => {
    states.value = new Map(states.peek()).set(image, state);
  };

  const send = async (image: string) => {
    const state = states.peek().get(image);
    if (!state || state.sending.length > 0 || state.waiting.length === 0) return;
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
      onSaved(reply, names);
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

  const retry = (image: string) => {
    const state = states.peek().get(image);
    if (!state?.trouble) return;
    put(image, steps.retry(state));
    void send(image);
  };

  return {
    states,
    load: (document) => {
      const state = states.peek().get(document.id);
      put(document.id, state ? steps.refreshed(state, document) : steps.fresh(document));
    },
    decide: (image, edits) => {
      const state = states.peek().get(image);
      if (!state) return null;
      const queued = edits.map((edit): QueuedEdit => ({
        edit,
        localId: edit.verb === 'create' ? `new-${++lastLocalId}` : null,
      }));
      put(image, steps.enqueue(state, queued));
      void send(image);
      return queued.findLast(({ localId }) => localId !== null)?.localId ?? null;
    },
    retry,
    discard: (image) => {
      const state = states.peek().get(image);
      if (state) put(image, steps.discard(state));
    },
    retryUnreachable: () => {
      for (const [image, { trouble }] of states.peek()) {
        if (trouble?.kind === 'failed' && trouble.error.code === 'unavailable') retry(image);
      }
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

function isDocument(value: unknown): value is ImageDocument {
  return (
    typeof value === 'object' && value !== null && 'annotations' in value && 'version' in value
  );
}
