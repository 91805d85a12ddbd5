import { SleuthsError } from '../../contract/errors.ts';
import type { JournalEntry } from '../storage/journal-entry.ts';
import type { Journal, Place } from '../storage/journal.ts';
import type { Commit } from '../storage/store.ts';
import { History } from './history.ts';
import { putBack, type PutBack } from './put-back.ts';
import { StepParts } from './step-parts.ts';

/** What was done in a dataset, as far as it can be undone. */
export class Past {
  readonly #root: string;
  readonly #journal: Journal;
  readonly #history: History;
  readonly #parts = new StepParts();

  constructor(root: string, journal: Journal) {
    this.#root = root;
    this.#journal = journal;
    this.#history = new History(journal);
  }

  /** Learns of a change that this process has made. */
  add(entry: JournalEntry, place: Place, size: number): void {
    this.#history.add(entry, place, size);
  }

  /** Commits changes as parts of a step, which are undone together. */
  committing(step: string | undefined, commit: Commit): Commit {
    if (step === undefined) return commit;
    return (change, own) =>
      commit({ ...change, step, part: this.#parts.next(change.by, step) }, own);
  }

  /** Undoes or redoes a person's last step, while nobody else writes. @throws as `Dataset.undo` */
  async putBack(kind: 'undo' | 'redo', by: string, commit: Commit): Promise<PutBack> {
    const last =
      kind === 'undo' ? await this.#history.lastDone(by) : await this.#history.lastUndone(by);
    if (!last) {
      throw new SleuthsError({
        code: 'not-found',
        message: `There is nothing to ${kind}.`,
        field: 'step',
      });
    }
    const files = { root: this.#root, journal: this.#journal, commit };
    const done = await putBack(kind, last, by, files);
    if (last.step.name !== null) this.#parts.forget(by, last.step.name);
    return done;
  }
}
