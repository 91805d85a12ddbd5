import { readFile } from 'node:fs/promises';
import { hasCode } from './disk-error.ts';

/** A file's bytes; null if there is none. */
export async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG')) return null;
    throw error;
  }
}
