import { stat } from 'node:fs/promises';

/** Changes when the file does; null where there is none. */
export async function signOf(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}
