import type { ErrorBody } from '../../server/contract/errors.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { adoptIds, renameEdits } from './adopt-ids.ts';
import { withEdits, type QueuedEdit } from './optimistic.ts';

/**
 * One image's truth from the server and the edits that are not part of it yet. Edits of one image
 * go one request at a time, because each needs the version that the one before gave.
 */
export interface SaveState {
  document: ImageDocument;
  sending: readonly QueuedEdit[];
  waiting: readonly QueuedEdit[];
  /**
   * `failed`: the edits still show and wait for a retry. `stale`: the image had been changed by
   * somebody else; the edits no longer show, and a person decides whether they still hold.
   */
  trouble: { kind: 'failed' | 'stale'; error: ErrorBody; edits: readonly QueuedEdit[] } | null;
}

export function fresh(document: ImageDocument): SaveState {
  return { document, sending: [], waiting: [], trouble: null };
}

/** What to show: the truth with everything on its way. */
export function shown(state: SaveState): ImageDocument {
  const failed = state.trouble?.kind === 'failed' ? state.trouble.edits : [];
  return withEdits(state.document, [...failed, ...state.sending, ...state.waiting]);
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
  };
  return [next, names];
}

export function failed(state: SaveState, error: ErrorBody): SaveState {
  const edits = [...state.sending, ...state.waiting];
  return { ...state, sending: [], waiting: [], trouble: { kind: 'failed', error, edits } };
}

/** Refused because somebody else was first: their state is shown, ours waits for a person. */
export function stale(state: SaveState, error: ErrorBody, current: ImageDocument): SaveState {
  const edits = [...state.sending, ...state.waiting];
  return {
    document: current,
    sending: [],
    waiting: [],
    trouble: { kind: 'stale', error, edits },
  };
}

/** A person says that what is in trouble shall be sent (again). */
export function retry(state: SaveState): SaveState {
  if (!state.trouble) return state;
  return { ...state, waiting: [...state.trouble.edits, ...state.waiting], trouble: null };
}

export function discard(state: SaveState): SaveState {
  return { ...state, trouble: null };
}

/** The server's document, read anew; not while a save is under way, whose reply is newer. */
export function refreshed(state: SaveState, document: ImageDocument): SaveState {
  return isBusy(state) ? state : { ...state, document };
}
