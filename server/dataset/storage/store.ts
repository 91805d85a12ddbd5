import { rename, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SleuthsError } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import { asSleuthsError } from './disk-error.ts';
import { syncFolder } from './durable.ts';
import { Journal, type Place } from './journal.ts';
import { bytesOf, newEntryId, type JournalEntry } from './journal-entry.ts';
import { Lock } from './lock.ts';
import { finishEntry, undoEntry } from './recover.ts';
import { moveFile, putContent, stageContent, targetOf, temporaryFor } from './replace-file.ts';

/** What a change does, without the id that the store gives it. */
export type Change = Omit<JournalEntry, 'id'>;

/** Records a change and makes it; it is on the disk when this returns. */
export type Commit = (
  change: Change,
  work?: (entry: JournalEntry) => Promise<void>,
) => Promise<void>;

/** Whether an unfinished entry names only files that such an entry may change. */
type Permit = (entry: JournalEntry) => Promise<boolean>;

type OnDone = (entry: JournalEntry, place: Place, size: number) => void;

/**
 * All writing to a dataset: one change at a time, in this process and in others, each journalled before
 * it is made. A change that a crash cut off is finished before the next one begins.
 */
export class Store {
  readonly journal: Journal;
  readonly problems: Problem[] = [];
  readonly #root: string;
  readonly #lock: Lock;
  readonly #permit: Permit;
  readonly #onDone: OnDone;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param onDone hears of each change that was made, and how long the journal then is */
  constructor(root: string, permit: Permit, onDone: OnDone = () => {}) {
    this.#root = root;
    this.#permit = permit;
    this.#onDone = onDone;
    this.journal = new Journal(join(root, '.sleuths', 'journal.jsonl'));
    this.#lock = new Lock(join(root, '.sleuths', 'lock'));
  }

  /** Runs work while nobody else writes. */
  exclusive<T>(work: (commit: Commit) => Promise<T>): Promise<T> {
    const run = this.#queue.then(async () => {
      await this.#lock.acquire();
      try {
        await this.#finishUnfinished();
        return await work((change, own) => this.#commit(change, own));
      } finally {
        this.#lock.release();
      }
    });
    this.#queue = run.catch(() => {});
    return run;
  }

  /** Resolves when what is being written now is written. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** Finishes what a crash cut off, if there is anything; a dataset that cannot be written stays so. */
  async recover(): Promise<void> {
    try {
      if (!(await stat(dirname(this.journal.file)).catch(() => null))) return;
      const { unfinished, tornAt } = await this.journal.tail();
      if (!unfinished && tornAt === null && !this.#lock.isAbandoned()) return;
      await this.exclusive(async () => {});
    } catch (error) {
      const { body } = asSleuthsError(error, 'write', this.journal.file);
      this.problems.push({
        code: 'journal-unfinished',
        severity: 'warning',
        message: `An interrupted change could not be finished: ${body.message}`,
        remedy: body.remedy,
        file: '.sleuths/journal.jsonl',
      });
    }
  }

  async #finishUnfinished(): Promise<void> {
    const { unfinished, tornAt } = await this.journal.tail();
    if (tornAt !== null) await this.journal.cut(tornAt);
    if (!unfinished) return;
    if (!(await this.#permit(unfinished))) {
      await this.journal.mark(unfinished.id, 'unresolved', 'foreign paths');
      this.problems.push(foreignEntry(unfinished));
      return;
    }
    const { outcome, problems } = await finishEntry(this.#root, unfinished).catch(
      (error: unknown) => {
        throw asSleuthsError(error, 'write', resolve(this.#root, unfinished.files[0]?.path ?? ''));
      },
    );
    this.problems.push(...problems);
    const reason = problems.map((problem) => problem.file).join(', ');
    await this.journal.mark(unfinished.id, outcome, reason || 'finished after an interruption');
  }

  async #commit(change: Change, own?: (entry: JournalEntry) => Promise<void>): Promise<void> {
    const entry: JournalEntry = { id: newEntryId(change.at), ...change };
    this.#assertHeld();
    const place = await this.journal.append(entry);
    try {
      if (own) await own(entry);
      await this.#write(entry);
    } catch (error) {
      await this.#takeBack(entry, place.start, error);
    }
    // The files are durable: without the mark the next change finds that out again.
    const size = await this.journal.mark(entry.id, 'done').catch(() => null);
    if (size !== null) this.#onDone(entry, place, size);
  }

  /** All temporary files first, so that a full disk is noticed before any file is replaced. */
  async #write({ id, files, moves }: JournalEntry): Promise<void> {
    const staged = await Promise.allSettled(
      files.map(async ({ path, after }, index) => {
        const file = await targetOf(resolve(this.#root, path));
        const temporary = temporaryFor(file, id, index);
        const bytes = bytesOf(after);
        try {
          if (bytes) await stageContent(file, temporary, bytes);
        } catch (error) {
          throw asSleuthsError(error, 'write', file);
        }
        return { file, temporary, bytes };
      }),
    );
    const writes = staged.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    this.#assertHeld();
    for (const { file, temporary, bytes } of writes) {
      const put = bytes ? rename(temporary, file) : putContent(file, temporary, null);
      await put.catch((error: unknown) => {
        throw asSleuthsError(error, 'write', file);
      });
    }
    for (const folder of new Set(writes.map(({ file }) => dirname(file)))) await syncFolder(folder);
    for (const { from, to } of moves) {
      await moveFile(resolve(this.#root, from), resolve(this.#root, to)).catch((error: unknown) => {
        throw asSleuthsError(error, 'move', from);
      });
    }
  }

  /** Undoes what was done of a change that failed, and throws what made it fail. */
  async #takeBack(entry: JournalEntry, start: number, cause: unknown): Promise<never> {
    const file = entry.files[0]?.path ?? entry.photograph ?? this.#root;
    const error = asSleuthsError(cause, 'write', resolve(this.#root, file));
    try {
      await undoEntry(this.#root, entry);
      // On a full disk there may be no room for the mark; cutting the entry off needs none.
      await this.journal
        .mark(entry.id, 'undone', error.message)
        .catch(() => this.journal.cut(start));
    } catch {
      // The disk fails altogether. The entry stays open, and the next change finishes it.
    }
    throw error;
  }

  #assertHeld(): void {
    if (this.#lock.isHeld()) return;
    throw new SleuthsError({
      code: 'busy',
      message: 'This process paused for long, and another one has taken over the dataset.',
      remedy: 'Try again.',
    });
  }
}

const foreignEntry = (entry: JournalEntry): Problem => ({
  code: 'journal-foreign',
  severity: 'error',
  message: `The journal has an unfinished change of files that are not of this dataset (${[
    ...entry.files.map(({ path }) => path),
    ...entry.moves.map(({ from }) => from),
  ].join(', ')}). It was not made.`,
  remedy: 'Be careful with this dataset if it comes from somebody else.',
  file: '.sleuths/journal.jsonl',
});
