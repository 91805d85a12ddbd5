import { copyFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from './disk-error.ts';
import { makeFolder, syncFolder, writeNewFile } from './durable.ts';

/** Where a file really is: a symbolic link stays a link and its target is replaced. */
export async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return file;
  }
}

/**
 * The temporary file that becomes a file, in the same folder so that renaming is one step. Its name
 * follows from the journal entry, so that after a crash it is found and removed.
 */
export function temporaryFor(target: string, entryId: string, index: number): string {
  return join(dirname(target), `.sleuths-${entryId}-${index}.tmp`);
}

/** Replaces a file's content in one step, or removes it for null. */
export async function putContent(
  file: string,
  temporary: string,
  bytes: Buffer | null,
): Promise<void> {
  if (bytes) {
    await stageContent(file, temporary, bytes);
    await rename(temporary, file);
  } else {
    await removeIfThere(file);
  }
  await syncFolder(dirname(file));
}

/** Writes the temporary file that is then renamed; it gets the permissions of the one it replaces. */
export async function stageContent(file: string, temporary: string, bytes: Buffer): Promise<void> {
  await makeFolder(dirname(file));
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => 0o666,
  );
  await writeNewFile(temporary, bytes, mode);
}

/** Moves a file, also to another disk, unless that was done before. */
export async function moveFile(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  try {
    await rename(from, to);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    if (!hasCode(error, 'EXDEV')) throw error;
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
    await rm(from);
  }
  await syncFolder(dirname(from));
  await syncFolder(dirname(to));
}

export async function removeIfThere(file: string): Promise<void> {
  try {
    await rm(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG')) throw error;
  }
}
