import type { HistoryStep } from '../../contract/history.ts';
import type { JournalEntry } from '../storage/journal-entry.ts';

/** What several entries did, as one step for a person; entries are added newest first. */
export class StepSummary {
  #newest: JournalEntry | undefined;
  readonly #verbs = new Set<string>();
  readonly #images = new Set<string>();
  readonly #boxes = new Set<string>();
  #first: string | null = null;

  add(entry: JournalEntry): void {
    this.#newest ??= entry;
    const images = imagesOf(entry);
    for (const verb of verbsOf(entry)) this.#verbs.add(verb);
    for (const image of images) this.#images.add(image);
    for (const box of entry.boxes ?? []) this.#boxes.add(box);
    // An undo goes backwards: its newest entry holds what was decided first.
    if (entry.kind !== 'undo' || this.#first === null) this.#first = images[0] ?? null;
  }

  get images(): string[] {
    return [...this.#images];
  }

  get boxes(): string[] {
    return [...this.#boxes];
  }

  get verbs(): string[] {
    return [...this.#verbs];
  }

  /** For a person; there must be an entry. */
  get step(): HistoryStep {
    const { id, at, by, kind } = this.#newest!;
    const one = this.#images.size === 1 && this.#boxes.size === 1;
    return {
      id,
      at,
      by,
      kind: kind === 'undo' || kind === 'redo' ? kind : 'edit',
      verbs: this.verbs,
      images: this.#images.size,
      image: this.#first,
      annotation: one ? this.boxes[0]! : null,
    };
  }
}

/** Photographs that an entry changed, in the order in which they were decided about. */
export function imagesOf({ photograph, photographs }: JournalEntry): string[] {
  return photographs ?? (photograph === null ? [] : [photograph]);
}

function verbsOf({ kind, edits, verbs }: JournalEntry): string[] {
  return verbs ?? edits?.map(({ verb }) => verb) ?? [kind];
}
