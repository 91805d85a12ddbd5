/** One line of a label file: its bytes as Latin-1 characters, and what ends it ('' for the last). */
export interface LabelLine {
  text: string;
  ending: string;
}

/**
 * A label file as lines. Bytes are read as Latin-1, which gives every byte a character and takes every
 * one back, so that what is not understood survives.
 */
export interface LabelDocument {
  /** A byte order mark, or ''. */
  prefix: string;
  lines: LabelLine[];
}

/** A UTF-8 byte order mark as Latin-1. */
const byteOrderMark = '\u00EF\u00BB\u00BF';

export function parseDocument(bytes: Buffer): LabelDocument {
  const content = bytes.toString('latin1');
  const prefix = content.startsWith(byteOrderMark) ? byteOrderMark : '';
  const lines: LabelLine[] = [];
  // A line is anything up to CRLF, LF or CR; only the last may have no ending.
  const pattern = /([^\r\n]*)(\r\n|\n|\r|$)/y;
  pattern.lastIndex = prefix.length;
  while (pattern.lastIndex < content.length) {
    const [, text = '', ending = ''] = pattern.exec(content) ?? [];
    lines.push({ text, ending });
  }
  return { prefix, lines };
}

/** The file's bytes; those that were read if nothing was changed. */
export function documentBytes({ prefix, lines }: LabelDocument): Buffer {
  return Buffer.from(prefix + lines.map((line) => line.text + line.ending).join(''), 'latin1');
}

/**
 * Appends a line. In a file whose last line has no ending, the separator goes between the two and the
 * new line has no ending either: every byte that was there stays, and the file keeps its habit.
 */
export function appendLine(document: LabelDocument, text: string): LabelLine {
  const ending = usualEnding(document.lines);
  const last = document.lines.at(-1);
  const unfinished = last !== undefined && last.ending === '';
  if (unfinished) last.ending = ending;
  const line = { text, ending: unfinished ? '' : ending };
  document.lines.push(line);
  return line;
}

/** Takes out a line with its ending. */
export function removeLine(document: LabelDocument, line: LabelLine): void {
  document.lines.splice(document.lines.indexOf(line), 1);
}

/** The ending that most lines have, the first of equals, LF where there is none. */
function usualEnding(lines: readonly LabelLine[]): string {
  const counts = new Map<string, number>();
  for (const { ending } of lines) {
    if (ending !== '') counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  let best = '\n';
  let most = 0;
  for (const [ending, count] of counts) {
    if (count > most) [best, most] = [ending, count];
  }
  return best;
}
