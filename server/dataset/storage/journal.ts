import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asSleuthsError, hasCode } from './disk-error.ts';
import { makeFolder, syncFolder } from './durable.ts';
import {
  parseJournalLine,
  type JournalEntry,
  type JournalMark,
  type Outcome,
} from './journal-entry.ts';
import { linesFromEnd } from './lines-from-end.ts';

export interface PastEntry {
  entry: JournalEntry;
  /** null: being written, or cut off by a crash and not yet looked at. */
  outcome: Outcome | null;
}

/** What the end of the journal says. */
interface Tail {
  /** The last entry if nothing says what became of it. */
  unfinished: JournalEntry | null;
  /**
   * Where a torn last line begins; null if the file ends as it should. The entry of a torn line was not
   * yet durable, so none of its files was touched.
   */
  tornAt: number | null;
}

/**
 * The append-only record of all changes, one JSON a line: an entry before its files are written, then a
 * mark that says what became of it. Entries are strictly one after the other (the dataset's lock sees
 * to that), so only the last one can be without a mark, and opening reads no more than that.
 */
export class Journal {
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** Appends an entry; it is on the disk when this returns. Resolves with where it begins. */
  async append(entry: JournalEntry): Promise<number> {
    try {
      await makeFolder(dirname(this.file));
      const handle = await open(this.file, 'a');
      try {
        const { size } = await handle.stat();
        await appendLine(handle, entry, size);
        await handle.datasync();
        if (size === 0) await syncFolder(dirname(this.file));
        return size;
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw asSleuthsError(error, 'write', this.file);
    }
  }

  /** Says what became of an entry. A mark lost in a power failure is found out again from the files. */
  async mark(id: string, outcome: Outcome, reason?: string): Promise<void> {
    const handle = await open(this.file, 'a');
    try {
      const { size } = await handle.stat();
      await appendLine(handle, { mark: outcome, id, ...(reason && { reason }) }, size);
    } finally {
      await handle.close();
    }
  }

  async tail(): Promise<Tail> {
    const tail: Tail = { unfinished: null, tornAt: null };
    for await (const { text, start, whole } of this.#linesFromEnd()) {
      const parsed = whole ? parseJournalLine(text) : null;
      if (!whole) tail.tornAt = start;
      if (!parsed) continue;
      if (!('mark' in parsed)) tail.unfinished = parsed;
      break;
    }
    return tail;
  }

  /** Cuts off the end from a torn line on, or from an entry on that was undone. */
  async cut(from: number): Promise<void> {
    const handle = await open(this.file, 'r+');
    try {
      await handle.truncate(from);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Past changes, newest first: of one photograph or of all. Reads only as far back as is asked. */
  async *entries({ photograph }: { photograph?: string } = {}): AsyncGenerator<PastEntry> {
    let last: JournalMark | null = null;
    for await (const { text, whole } of this.#linesFromEnd()) {
      const parsed = whole ? parseJournalLine(text) : null;
      if (!parsed) continue;
      if ('mark' in parsed) {
        last = parsed;
        continue;
      }
      if (photograph !== undefined && parsed.photograph !== photograph) continue;
      yield { entry: parsed, outcome: last?.id === parsed.id ? last.mark : null };
    }
  }

  async *#linesFromEnd() {
    let handle: FileHandle;
    try {
      handle = await open(this.file, 'r');
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return;
      throw asSleuthsError(error, 'read', this.file);
    }
    try {
      yield* linesFromEnd(handle, (await handle.stat()).size);
    } finally {
      await handle.close();
    }
  }
}

/** Appends a whole line or, on a full disk, nothing. */
async function appendLine(
  handle: FileHandle,
  value: JournalEntry | JournalMark,
  size: number,
): Promise<void> {
  try {
    await handle.appendFile(`${JSON.stringify(value)}\n`);
  } catch (error) {
    await handle.truncate(size).catch(() => {});
    throw error;
  }
}
