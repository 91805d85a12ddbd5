import type { ErrorBody } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { adoptIds, renameEdits } from './adopt-ids.ts';
import { alreadySaid } from './already-said.ts';
import { withEdits, type QueuedEdit } from './optimistic.ts';

/**
 * One image's truth from the server and the edits that are not part of it yet. Edits of one image
 * go one request at a time, because each needs the version that the one before gave.
 */
export interface SaveState {
  document: ImageDocument;
  sending: readonly QueuedEdit[];
  waiting: readonly QueuedEdit[];
  trouble: Trouble | null;
  /** Why the last attempt failed, also while the next one is under way; null after a success. */
  failing: Failing | null;
}

/**
 * `failed`: the edits still show and are tried again. `stale`: the image had been changed by somebody
 * else; the edits no longer show, and a person decides whether they still hold.
 */
export type Trouble = {
  error: ErrorBody;
  edits: readonly QueuedEdit[];
} & ({ kind: 'failed' } | { kind: 'stale'; base: ImageDocument });

export interface Failing {
  error: ErrorBody;
  attempts: number;
}

export function fresh(document: ImageDocument): SaveState {
  return { document, sending: [], waiting: [], trouble: null, failing: null };
}

/** What to show: the truth with everything on its way. */
export function shown(state: SaveState): ImageDocument {
  const failed = state.trouble?.kind === 'failed' ? state.trouble.edits : [];
  return withEdits(state.document, [...failed, ...state.sending, ...state.waiting]);
}

/** Everything that is not on the server's disk, in the order in which it was decided. */
export function outstanding(state: SaveState): readonly QueuedEdit[] {
  return [...(state.trouble?.edits ?? []), ...state.sending, ...state.waiting];
}

export function isBusy(state: SaveState): boolean {
  return state.sending.length > 0 || state.waiting.length > 0;
}

/** New edits join those that failed before them, so that they are tried again in order. */
export function enqueue(state: SaveState, edits: readonly QueuedEdit[]): SaveState {
  if (state.trouble?.kind !== 'failed') return { ...state, waiting: [...state.waiting, ...edits] };
  const waiting = [...state.trouble.edits, ...state.waiting, ...edits];
  return { ...state, waiting, trouble: null };
}

export function startSending(state: SaveState): SaveState {
  return { ...state, sending: state.waiting, waiting: [] };
}

/** The server has saved: its reply is the truth. Returns the names that it gave to new boxes. */
export function saved(state: SaveState, reply: ImageDocument): [SaveState, Map<string, string>] {
  const names = adoptIds(state.document, state.sending, reply);
  const next = {
    ...state,
    document: reply,
    sending: [],
    waiting: renameEdits(state.waiting, names),
    failing: null,
  };
  return [next, names];
}

export function failed(state: SaveState, error: ErrorBody): SaveState {
  const edits = [...state.sending, ...state.waiting];
  const failing = { error, attempts: (state.failing?.attempts ?? 0) + 1 };
  // What was refused as stale still waits for a person; these wait beside it for the next attempt.
  if (state.trouble?.kind === 'stale') return { ...state, sending: [], waiting: edits, failing };
  return {
    ...state,
    sending: [],
    waiting: [],
    trouble: { kind: 'failed', error, edits },
    failing,
  };
}

/**
 * Somebody else was first: their state is shown, ours waits for a person. Where theirs already says
 * what ours would, as after a save whose answer got lost, nothing is left to ask.
 */
export function stale(state: SaveState, error: ErrorBody, current: ImageDocument): SaveState {
  const edits = outstanding(state);
  if (alreadySaid(current, edits)) return fresh(current);
  const base = state.trouble?.kind === 'stale' ? state.trouble.base : state.document;
  return { ...fresh(current), trouble: { kind: 'stale', error, edits, base } };
}

/** A person says that what is in trouble shall be sent (again), or some of it. */
export function retry(state: SaveState, edits = state.trouble?.edits ?? []): SaveState {
  if (!state.trouble) return state;
  return { ...state, waiting: [...edits, ...state.waiting], trouble: null };
}

export function discard(state: SaveState): SaveState {
  return { ...state, trouble: null, failing: null };
}

/** Takes back what was decided last and is not on its way. */
export function withoutLast(state: SaveState, edits: readonly QueuedEdit[]): SaveState {
  const kept = (list: readonly QueuedEdit[]) => list.filter((one) => !edits.includes(one));
  const left = kept(state.trouble?.edits ?? []);
  const trouble = state.trouble && left.length > 0 ? { ...state.trouble, edits: left } : null;
  return {
    ...state,
    waiting: kept(state.waiting),
    trouble,
    failing: trouble || isBusy(state) ? state.failing : null,
  };
}

/**
 * The server's document, read anew. While a save is under way its reply is newer; where one has failed
 * and the image was changed meanwhile, a person must see both.
 */
export function refreshed(state: SaveState, document: ImageDocument): SaveState {
  if (isBusy(state)) return state;
  const { trouble } = state;
  if (trouble?.kind === 'failed' && document.version !== state.document.version) {
    return stale(state, trouble.error, document);
  }
  return { ...state, document };
}
