import type { OpenedPhotograph } from './decode.ts';
import { readHeader } from './header.ts';
import { peekPhotograph } from './photograph-file.ts';

/**
 * Opens a photograph for measuring or drawing: header only, not held in memory, not hashed.
 * @throws ImageError
 */
export async function openPhotograph(path: string): Promise<OpenedPhotograph> {
  const file = await peekPhotograph(path);
  return { file, header: await readHeader(file) };
}
