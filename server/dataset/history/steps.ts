import type { JournalEntry } from '../storage/journal-entry.ts';
import type { PastEntry, Place } from '../storage/journal.ts';

/** An entry of the journal, without what is in it. */
export interface EntryPlace extends Place {
  id: string;
}

/** What is undone, or redone, in one go. */
export interface Step {
  /** What the caller named it; null: it is one entry. */
  name: string | null;
  /** Newest first. */
  entries: EntryPlace[];
  /** Whether all of its entries are known; they may lie further back in the journal. */
  whole: boolean;
  /** Of an undo: the step that it undid, where that is known. */
  of?: Step;
}

/** What one person can undo and redo, as far back as the journal was read. */
export class PersonSteps {
  /** Newest first. */
  readonly done: Step[] = [];
  /** What was undone and not redone, the latest first. */
  readonly undone: Step[] = [];
  /** Whether no older undo can be redone, because something new was done after it. */
  closed = false;
  /** How far back the journal was read: where an entry begins. */
  floor: number;
  /** Ids of entries before `floor` that were taken back. */
  readonly #takenBack = new Set<string>();

  constructor(floor: number) {
    this.floor = floor;
  }

  /** Learns of the entry before all that are known. */
  addOlder({ entry, place }: PastEntry): void {
    const { id } = entry;
    if (isDecision(entry)) {
      this.closed = true;
      if (!this.#takenBack.delete(id)) extend(this.done, entry, place);
      return;
    }
    // An undo that was redone says nothing any more.
    if (entry.kind === 'undo' && this.#takenBack.delete(id)) return;
    for (const one of entry.undoes ?? []) this.#takenBack.add(one);
    if (entry.kind === 'undo' && !this.closed) extend(this.undone, entry, place);
  }

  /** Nothing lies before what is known. */
  end(): void {
    this.floor = 0;
    this.closed = true;
    for (const step of [...this.done, ...this.undone]) step.whole = true;
  }

  /**
   * Learns of the entry after all that are known.
   * @returns false when it cannot be followed: read the journal anew
   */
  addNewer(entry: JournalEntry, place: Place): boolean {
    if (isDecision(entry)) {
      this.undone.length = 0;
      this.closed = true;
      putFirst(this.done, entry, place);
      return true;
    }
    if (entry.kind !== 'undo' && entry.kind !== 'redo') return true;
    const [from, to] = entry.kind === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
    const taken = new Set(entry.undoes);
    const at = from.findIndex(({ entries }) => entries.some(({ id }) => taken.has(id)));
    const step = from[at];
    const matching = step?.entries.filter(({ id }) => taken.has(id)) ?? [];
    if (!step || matching.length !== taken.size) return false;
    from.splice(at, 1);
    step.entries = step.entries.filter(({ id }) => !taken.has(id));
    if (step.entries.length > 0) putInOrder(from, step);
    if (entry.kind === 'undo') {
      const undo = putFirst(to, entry, place);
      undo.of ??= { name: step.name, entries: [], whole: true };
      undo.of.entries.push(...matching);
    } else if (step.entries.length === 0) {
      if (!step.of) return false;
      to.unshift(step.of);
    }
    return true;
  }
}

/** What can be undone. A species stays once it has a number, and a photograph once it is there. */
const isDecision = ({ kind }: JournalEntry) => kind === 'edit' || kind === 'remove-image';

const isWhole = ({ step, part }: JournalEntry) => step === undefined || part === 0;

function extend(steps: Step[], entry: JournalEntry, place: Place): void {
  const open = entry.step && steps.find(({ name, whole }) => !whole && name === entry.step);
  if (open) {
    open.entries.push({ id: entry.id, ...place });
    open.whole = isWhole(entry);
  } else {
    steps.push(stepOf(entry, place));
  }
}

function putFirst(steps: Step[], entry: JournalEntry, place: Place): Step {
  const at = isWhole(entry) ? -1 : steps.findIndex(({ name }) => name === entry.step);
  const step = at < 0 ? stepOf(entry, place) : steps.splice(at, 1)[0]!;
  if (at >= 0) step.entries.unshift({ id: entry.id, ...place });
  steps.unshift(step);
  return step;
}

/** What is left of a step stands where its newest entry does. */
function putInOrder(steps: Step[], step: Step): void {
  const { start } = step.entries[0]!;
  const at = steps.findIndex(({ entries }) => entries[0]!.start < start);
  steps.splice(at < 0 ? steps.length : at, 0, step);
}

const stepOf = (entry: JournalEntry, place: Place): Step => ({
  name: entry.step ?? null,
  entries: [{ id: entry.id, ...place }],
  whole: isWhole(entry),
});
