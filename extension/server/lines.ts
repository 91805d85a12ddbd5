import readline from 'node:readline';
import type { Readable } from 'node:stream';

/** Calls `listener` with each non-empty line of a stream of UTF-8 text. */
export function onLine(stream: Readable, listener: (line: string) => void): void {
  readline.createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
    if (line.trim() !== '') listener(line);
  });
}
