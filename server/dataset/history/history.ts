import type { JournalEntry } from '../storage/journal-entry.ts';
import type { Journal, Place } from '../storage/journal.ts';
import { PersonSteps, type EntryPlace, type Step } from './steps.ts';

/** Entries read at once when more of the past is needed, so that not every undo opens the file. */
const readAhead = 256;
/** Steps kept in memory; beyond, the journal is read again when somebody undoes. */
const mostKept = 20_000;

/** What is to be undone or redone. */
export interface StepToTake {
  step: Step;
  /** What the same person did between the first and the last entry of the step, newest first. */
  between: EntryPlace[];
}

/**
 * What each person can undo and redo. It follows from the journal alone: it is read from its end, only
 * as far back as is needed, and what this process adds is followed in memory. When another process has
 * written, what is known is thrown away and read again. Ask only while nobody else writes.
 */
export class History {
  readonly #journal: Journal;
  readonly #people = new Map<string, PersonSteps>();
  #size = -1;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** What a person did last and has not undone. */
  async lastDone(by: string): Promise<StepToTake | null> {
    const person = await this.#person(by);
    await this.#read(by, person, () => person.done[0]?.whole ?? false);
    const [step, ...others] = person.done;
    if (!step) return null;
    const { start } = step.entries.at(-1)!;
    const between = others.flatMap(({ entries }) => entries.filter((one) => one.start > start));
    return { step: { ...step }, between };
  }

  /** What a person undid last, if they did nothing else since. */
  async lastUndone(by: string): Promise<StepToTake | null> {
    const person = await this.#person(by);
    await this.#read(by, person, () => person.undone[0]?.whole ?? person.closed);
    const [step] = person.undone;
    return step ? { step: { ...step }, between: [] } : null;
  }

  /** Learns of a change that this process has made. */
  add(entry: JournalEntry, place: Place, size: number): void {
    if (this.#size !== place.start) return this.forget();
    this.#size = size;
    const person = this.#people.get(entry.by);
    if (!person) return;
    const follows = person.addNewer(entry, place);
    if (!follows || person.done.length > mostKept) this.#people.delete(entry.by);
  }

  /** Reads the journal anew when it is next needed. */
  forget(): void {
    this.#people.clear();
    this.#size = -1;
  }

  async #person(by: string): Promise<PersonSteps> {
    const size = await this.#journal.size();
    if (size !== this.#size) this.#people.clear();
    this.#size = size;
    const known = this.#people.get(by);
    if (known) return known;
    const person = new PersonSteps(size);
    this.#people.set(by, person);
    return person;
  }

  async #read(by: string, person: PersonSteps, enough: () => boolean): Promise<void> {
    if (person.floor === 0 || enough()) return;
    let read = 0;
    for await (const past of this.#journal.entries({ before: person.floor })) {
      person.floor = past.place.start;
      if (past.outcome === 'done' && past.entry.by === by) person.addOlder(past);
      if (++read >= readAhead && enough()) return;
    }
    person.end();
  }
}
