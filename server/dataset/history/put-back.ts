import { createHash } from 'node:crypto';
import type { HistoryStep } from '../../contract/history.ts';
import { SleuthsError } from '../../contract/errors.ts';
import {
  newEntryId,
  type Content,
  type FileChange,
  type JournalEntry,
  type Move,
} from '../storage/journal-entry.ts';
import type { Journal } from '../storage/journal.ts';
import type { Commit } from '../storage/store.ts';
import type { StepToTake } from './history.ts';
import type { EntryPlace } from './steps.ts';
import { changedSince, checkContent, checkMove } from './still-there.ts';
import { StepSummary } from './summary.ts';

export interface PutBack {
  /** What was undone or redone. */
  step: HistoryStep;
  photographs: string[];
}

interface Means {
  root: string;
  journal: Journal;
  commit: Commit;
}

/** Entries that one journal entry takes back, so that a step of any size fits into memory. */
const chunkLength = 256;

/**
 * Puts the files of a step back as they were before it, byte for byte. All of them are looked at first.
 *
 * @param kind undo takes back decisions, redo takes back an undo
 * @throws SleuthsError `conflict` naming a file that is not as the step left it; nothing is changed then
 */
export async function putBack(
  kind: 'undo' | 'redo',
  { step: { entries: all }, between }: StepToTake,
  by: string,
  { root, journal, commit }: Means,
): Promise<PutBack> {
  const { entries, summary } = await check(all, between, root, journal);
  const at = new Date().toISOString();
  const name = newEntryId(at);
  for (let start = 0, part = 0; start < entries.length; start += chunkLength, part++) {
    const inverse = await inverseOf(kind, entries.slice(start, start + chunkLength), journal);
    // A large step takes a while, in which another program may have written.
    if (part > 0) for (const change of inverse.files) await checkContent(root, change);
    await commit({ kind, by, at, photograph: null, step: name, part, ...inverse });
  }
  return { step: { ...summary.step, kind: 'edit' }, photographs: summary.images };
}

/**
 * Follows every file of a step from what it is now to what it was before. Where the person decided
 * something else about a file in between, only what came after that is taken back: the step falls
 * into two.
 */
async function check(
  step: readonly EntryPlace[],
  between: readonly EntryPlace[],
  root: string,
  journal: Journal,
): Promise<{ entries: readonly EntryPlace[]; summary: StepSummary }> {
  const last = await lastChanges(between, journal);
  const summary = new StepSummary();
  const expected = new Map<string, string>();
  for (const [index, place] of step.entries()) {
    const entry = await entryAt(journal, place);
    if (entry.files.some(({ path }) => (last.get(path) ?? 0) > place.start)) {
      return { entries: step.slice(0, index), summary };
    }
    summary.add(entry);
    for (const change of entry.files) {
      const next = expected.get(change.path);
      if (next === undefined) await checkContent(root, inverted(change));
      else if (next !== digestOf(change.after)) throw changedSince(change.path);
      expected.set(change.path, digestOf(change.before));
    }
    for (const move of entry.moves) await checkMove(root, turned(move));
  }
  return { entries: step, summary };
}

/** Where in the journal each file was last changed by these entries. */
async function lastChanges(
  entries: readonly EntryPlace[],
  journal: Journal,
): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (const place of entries) {
    const { files } = await entryAt(journal, place);
    for (const { path } of files) last.set(path, Math.max(last.get(path) ?? 0, place.start));
  }
  return last;
}

/** One change that takes back several entries. @param places newest first */
async function inverseOf(
  kind: 'undo' | 'redo',
  places: readonly EntryPlace[],
  journal: Journal,
): Promise<Pick<JournalEntry, 'undoes' | 'photographs' | 'boxes' | 'verbs' | 'files' | 'moves'>> {
  const summary = new StepSummary();
  const changes = new Map<string, FileChange>();
  const moves: Move[] = [];
  for (const place of places) {
    const entry = await entryAt(journal, place);
    summary.add(entry);
    for (const change of entry.files) {
      const newer = changes.get(change.path);
      changes.set(change.path, newer ? { ...newer, after: change.before } : inverted(change));
    }
    moves.push(...entry.moves.toReversed().map(turned));
  }
  const { images, boxes, verbs } = summary;
  return {
    undoes: places.map(({ id }) => id),
    // What is undone is gone through backwards, and an undo is redone forwards.
    photographs: kind === 'undo' ? images.reverse() : images,
    boxes,
    verbs,
    files: [...changes.values()],
    moves,
  };
}

async function entryAt(journal: Journal, place: EntryPlace): Promise<JournalEntry> {
  const entry = await journal.at(place);
  if (entry?.id === place.id) return entry;
  throw new SleuthsError({
    code: 'conflict',
    message: 'The journal was changed by another program.',
    remedy: 'Close the dataset and open it again.',
    file: '.sleuths/journal.jsonl',
  });
}

const inverted = ({ path, before, after }: FileChange): FileChange => ({
  path,
  before: after,
  after: before,
});

const turned = ({ from, to }: Move): Move => ({ from: to, to: from });

/** A large step's contents do not fit into memory, their digests do. */
const digestOf = (content: Content): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64');
