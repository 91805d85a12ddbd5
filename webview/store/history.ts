import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Edit } from '../../server/contract/edit.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { HistoryStep } from '../../server/contract/history.ts';
import { RecentCache } from '../transport/recent-cache.ts';
import { toErrorBody } from './error-body.ts';
import { nextRedo, nextUndo } from './history-order.ts';
import type { QueuedEdit } from './optimistic.ts';
import type { Saving } from './saving.ts';
import { throttle } from './throttle.ts';
import type { Turns } from './turns.ts';

/** What undo or redo has done. `local`: with decisions that had never left the page. */
export type Outcome =
  | { kind: 'step'; step: HistoryStep }
  | { kind: 'local'; image: string; edits: readonly Edit[] }
  | { kind: 'failed'; error: ErrorBody };

/** Leads to what was undone or done again. */
export type Show = (outcome: Outcome) => Promise<void>;

/** Undo and redo of any depth: the server's history, and before it what it has not got yet. */
export interface History {
  /** What undo and redo would do on the server; null: nothing, or it is not known yet. */
  next: ReadonlySignal<{ undo: HistoryStep | null; redo: HistoryStep | null }>;
  undo(show: Show): Promise<void>;
  redo(show: Show): Promise<void>;
  /** Who a box was accepted as, as far as this page has seen it. */
  nameOf(image: string, annotation: string | null): string | null;
  /** Was saved: remembered for `nameOf`. */
  saved(image: string, edits: readonly QueuedEdit[]): void;
  /** Something was decided: what had been undone is no longer done again. */
  decided(): void;
  /** Reads what undo and redo would do. */
  refresh(): void;
}

export interface HistoryOptions {
  call: Call;
  collection: string;
  saving: Saving;
  turns: Turns;
  /** Saves what is still being moved. */
  commitDraft: () => void;
}

/** How far back the next step is looked for; steps beyond are undone all the same, only not named. */
const listed = 200;

export function createHistory(options: HistoryOptions): History {
  const { call, collection, saving, turns, commitDraft } = options;
  const params = { collection };
  const next = signal<History['next']['value']>({ undo: null, redo: null });
  /** Decisions that were taken back on the page, the newest last; and server steps undone after. */
  let takenBack: { image: string; edits: readonly Edit[] }[] = [];
  let undone = 0;
  const names = new RecentCache<string>(2000);

  const read = async () => {
    try {
      const { items } = await call('history.list', { params, query: { limit: listed } });
      next.value = { undo: nextUndo(items), redo: nextRedo(items) };
    } catch {
      // The buttons only say less; undo itself tells what is wrong.
    }
  };
  const readSoon = throttle(() => void read(), 1000);

  const outcomeOf = async (action: () => Promise<Outcome>): Promise<Outcome> => {
    try {
      commitDraft();
      await saving.settled();
      return await action();
    } catch (error) {
      return { kind: 'failed', error: toErrorBody(error) };
    }
  };

  const inTurn = (action: () => Promise<Outcome>, show: Show) =>
    turns.take(async () => show(await outcomeOf(action)));

  return {
    next,
    undo: (show) =>
      inTurn(async () => {
        const local = saving.takeBack();
        if (local) {
          takenBack.push(local);
          return { kind: 'local', ...local };
        }
        const step = await call('history.undo', { params });
        undone++;
        readSoon();
        return { kind: 'step', step };
      }, show),
    redo: (show) =>
      inTurn(async () => {
        // What was undone on the server was undone last.
        const local = undone === 0 ? takenBack.pop() : undefined;
        if (local) {
          saving.decide(local.image, local.edits);
          return { kind: 'local', ...local };
        }
        const step = await call('history.redo', { params });
        undone = Math.max(0, undone - 1);
        readSoon();
        return { kind: 'step', step };
      }, show),
    nameOf: (image, annotation) => names.get(`${image}\n${annotation}`) ?? null,
    saved: (image, edits) => {
      for (const { edit } of edits) {
        if (!('individual' in edit) || !('annotation' in edit) || !edit.individual) continue;
        names.set(`${image}\n${edit.annotation}`, edit.individual);
      }
      readSoon();
    },
    decided: () => {
      takenBack = [];
      undone = 0;
      readSoon();
    },
    refresh: readSoon,
  };
}
