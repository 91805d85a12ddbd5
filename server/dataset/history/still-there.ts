import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SleuthsError } from '../../contract/errors.ts';
import { asSleuthsError } from '../storage/disk-error.ts';
import { contentOf, sameContent, type FileChange, type Move } from '../storage/journal-entry.ts';
import { readIfThere } from '../storage/read-if-there.ts';

/** @throws SleuthsError `conflict` when a file does not have the content that a change begins with */
export async function checkContent(root: string, { path, before }: FileChange): Promise<void> {
  const file = resolve(root, path);
  const bytes = await readIfThere(file).catch((error: unknown) => {
    throw asSleuthsError(error, 'read', file);
  });
  if (!sameContent(contentOf(bytes), before)) throw changedSince(path);
}

/** @throws SleuthsError `conflict` when a file is not where it moves from, or another is in the way */
export async function checkMove(root: string, { from, to }: Move): Promise<void> {
  if (!(await isThere(root, from))) {
    throw conflict(from, `${from} is not there any more.`, 'Put it back, then try again.');
  }
  if (await isThere(root, to)) {
    throw conflict(to, `There is a file ${to} again.`, 'Move it away, then try again.');
  }
}

export const changedSince = (path: string): SleuthsError =>
  conflict(
    path,
    `${path} was changed since, by another program or person; nothing was changed now.`,
    'Put it back as the last decision here left it, or decide about its photograph by hand.',
  );

const isThere = (root: string, path: string) =>
  stat(resolve(root, path)).then(
    () => true,
    () => false,
  );

const conflict = (file: string, message: string, remedy: string) =>
  new SleuthsError({ code: 'conflict', message, remedy, file });
