import type { FileHandle } from 'node:fs/promises';

export interface LineFromEnd {
  text: string;
  /** Where the line begins in the file, in bytes. */
  start: number;
  /** Where it ends, its newline included. */
  end: number;
  /** False for a last line without a newline: it was not written to its end. */
  whole: boolean;
}

const chunkLength = 64 * 1024;
const newline = 0x0a;

/** Reads a file's lines from the last to the first, a chunk at a time. */
export async function* linesFromEnd(handle: FileHandle, size: number): AsyncGenerator<LineFromEnd> {
  let position = size;
  let rest: Buffer[] = [];
  let whole = false;
  let first = true;
  while (position > 0) {
    const length = Math.min(chunkLength, position);
    position -= length;
    const chunk = Buffer.alloc(length);
    await handle.read(chunk, 0, length, position);
    let end = length;
    for (
      let at = chunk.lastIndexOf(newline);
      at >= 0;
      at = at > 0 ? chunk.lastIndexOf(newline, at - 1) : -1
    ) {
      const piece = chunk.subarray(at + 1, end);
      const line = Buffer.concat([piece, ...rest]);
      // What stands after the last newline is torn, or nothing at all.
      if (!first || line.length > 0) yield lineFrom(line, position + at + 1, whole);
      first = false;
      whole = true;
      rest = [];
      end = at;
    }
    rest.unshift(chunk.subarray(0, end));
  }
  const line = Buffer.concat(rest);
  if (line.length > 0) yield lineFrom(line, 0, whole);
}

const lineFrom = (line: Buffer, start: number, whole: boolean): LineFromEnd => ({
  text: line.toString('utf8'),
  start,
  end: start + line.length + (whole ? 1 : 0),
  whole,
});
