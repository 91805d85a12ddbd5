import { open, stat, type FileHandle } from 'node:fs/promises';
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
  place: Place;
}

/** Where a line begins and ends in the file, in bytes. */
export interface Place {
  start: number;
  end: number;
}

interface PastQuery {
  photograph?: string;
  before?: number;
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

  /** Appends an entry; it is on the disk when this returns. Resolves with where it is. */
  async append(entry: JournalEntry): Promise<Place> {
    try {
      await makeFolder(dirname(this.file));
      const handle = await open(this.file, 'a');
      try {
        const { size } = await handle.stat();
        const end = await appendLine(handle, entry, size);
        await handle.datasync();
        if (size === 0) await syncFolder(dirname(this.file));
        return { start: size, end };
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw asSleuthsError(error, 'write', this.file);
    }
  }

  /**
   * Says what became of an entry; resolves with the journal's length. A mark lost in a power failure is
   * found out again from the files.
   */
  async mark(id: string, outcome: Outcome, reason?: string): Promise<number> {
    const handle = await open(this.file, 'a');
    try {
      const { size } = await handle.stat();
      return await appendLine(handle, { mark: outcome, id, ...(reason && { reason }) }, size);
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

  /** Its length in bytes. */
  async size(): Promise<number> {
    try {
      return (await stat(this.file)).size;
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 0;
      throw asSleuthsError(error, 'read', this.file);
    }
  }

  /** The entry at a place; null if it is not there any more. */
  async at({ start, end }: Place): Promise<JournalEntry | null> {
    const handle = await open(this.file, 'r').catch((error: unknown) => {
      throw asSleuthsError(error, 'read', this.file);
    });
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - start), 0, null, start);
      const parsed = parseJournalLine(buffer.toString('utf8', 0, bytesRead));
      return parsed && !('mark' in parsed) ? parsed : null;
    } finally {
      await handle.close();
    }
  }

  /**
   * Past changes, newest first: of one photograph or of all. Reads only as far back as is asked.
   * @param before where an entry begins: only those before it
   */
  async *entries({ photograph, before }: PastQuery = {}): AsyncGenerator<PastEntry> {
    let last: JournalMark | null = null;
    for await (const { text, whole, start, end } of this.#linesFromEnd(before)) {
      const parsed = whole ? parseJournalLine(text) : null;
      if (!parsed) continue;
      if ('mark' in parsed) {
        last = parsed;
        continue;
      }
      if (photograph !== undefined && parsed.photograph !== photograph) continue;
      const outcome = last?.id === parsed.id ? last.mark : null;
      yield { entry: parsed, outcome, place: { start, end } };
    }
  }

  async *#linesFromEnd(before = Infinity) {
    let handle: FileHandle;
    try {
      handle = await open(this.file, 'r');
    } catch (error) {
      if (hasCode(error, 'ENOENT', 'ENOTDIR')) return;
      throw asSleuthsError(error, 'read', this.file);
    }
    try {
      yield* linesFromEnd(handle, Math.min(before, (await handle.stat()).size));
    } finally {
      await handle.close();
    }
  }
}

/** Appends a whole line or, on a full disk, nothing. Resolves with where the file now ends. */
async function appendLine(
  handle: FileHandle,
  value: JournalEntry | JournalMark,
  size: number,
): Promise<number> {
  const line = Buffer.from(`${JSON.stringify(value)}\n`);
  try {
    await handle.appendFile(line);
    return size + line.length;
  } catch (error) {
    await handle.truncate(size).catch(() => {});
    throw error;
  }
}
