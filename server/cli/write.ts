import { once } from 'node:events';

/** Writes, and waits while the reader is slow: output of a million lines needs no memory. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
