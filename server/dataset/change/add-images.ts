import { constants } from 'node:fs';
import { copyFile, link, open, readdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { SleuthsError, type ErrorCode } from '../../contract/errors.ts';
import { isImageName, withoutExtension } from '../layout/image-name.ts';
import type { DatasetLayout } from '../layout/layout.ts';
import { asSleuthsError, hasCode } from '../storage/disk-error.ts';
import { makeFolder, syncFolder } from '../storage/durable.ts';
import { removeIfThere, temporaryFor } from '../storage/replace-file.ts';
import type { Change, Store } from '../storage/store.ts';

/**
 * Copies photographs into a split's folder. All names are looked at first: if one is taken, or would
 * share its label file with another photograph, nothing is copied.
 *
 * @param files absolute paths
 * @returns the ids of the copies, in the order of the files
 */
export async function addImages(
  layout: DatasetLayout,
  files: readonly string[],
  split: string,
  by: string,
  store: Store,
): Promise<string[]> {
  const { folder, id: prefix } = folderOf(layout, split);
  await checkNames(files, folder);
  await makeFolder(folder).catch((error: unknown) => {
    throw asSleuthsError(error, 'write', folder);
  });
  const added: string[] = [];
  for (const file of files) {
    const name = basename(file);
    const photograph = prefix === '' ? name : `${prefix}/${name}`;
    const at = new Date().toISOString();
    const change: Change = { kind: 'add-image', photograph, by, at, files: [], moves: [] };
    // The lock is let go between photographs: copying thousands must not keep others from saving.
    await store.exclusive((commit) =>
      commit(change, (entry) => copyInto(file, join(folder, name), entry.id)),
    );
    added.push(photograph);
  }
  return added;
}

function folderOf(layout: DatasetLayout, split: string): { folder: string; id: string } {
  const source = layout.sources.find((one) => one.split === split && one.kind === 'folder');
  if (layout.layout !== 'crops' && source?.kind === 'folder') return source;
  const listed = layout.sources.some((one) => one.split === split);
  throw refused(
    'unprocessable',
    layout.layout === 'crops'
      ? 'A dataset of crops has a folder for each individual.'
      : `The split ${split} ${listed ? 'is a list of files' : 'does not exist'}.`,
    layout.layout === 'crops'
      ? 'Put the photographs into the folders of their individuals.'
      : `Choose a split that is a folder: ${layout.splits.join(', ')}.`,
    { field: 'split' },
  );
}

/** @throws SleuthsError for the first file that cannot be added */
async function checkNames(files: readonly string[], folder: string): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  // Without regard to case and Unicode form, as the disks of Windows and macOS compare names.
  const stemOf = (name: string) => withoutExtension(name).normalize('NFC').toLowerCase();
  const taken = new Map(present.filter(isImageName).map((name) => [stemOf(name), name]));
  for (const file of files) {
    const name = basename(file);
    if (!isImageName(name) || name.startsWith('.')) {
      throw refused(
        'unprocessable',
        `${name} does not have the name of an image.`,
        'Leave it out.',
        {
          file,
        },
      );
    }
    const found = await stat(file).catch((error: unknown) => {
      throw hasCode(error, 'ENOENT')
        ? refused('not-found', `There is no file ${file}.`, 'Check its path.', { file })
        : asSleuthsError(error, 'read', file);
    });
    if (!found.isFile()) {
      throw refused('unprocessable', `${file} is not a file.`, 'Give files, not folders.', {
        file,
      });
    }
    const other = taken.get(stemOf(name));
    if (other !== undefined) {
      throw refused(
        'conflict',
        other === name
          ? `${folder} already has a photograph ${name}.`
          : `${name} would share its label file with ${other}.`,
        'Rename it first; nothing was copied.',
        { file },
      );
    }
    taken.set(stemOf(name), name);
  }
}

/** Copies to a temporary name and onto the disk, then gives it its name, unless that is taken. */
async function copyInto(from: string, to: string, entryId: string): Promise<void> {
  const temporary = temporaryFor(resolve(to), entryId, 0);
  try {
    await copyFile(from, temporary, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    // Only Windows wants the right to write for fsync, which a copy of a read-only file lacks.
    const handle = await open(temporary, process.platform === 'win32' ? 'r+' : 'r');
    await handle.sync().finally(() => handle.close());
    try {
      await link(temporary, to);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) {
        throw refused('conflict', `${to} already exists.`, 'Rename the photograph.', {
          file: from,
        });
      }
      if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS')) throw error;
      // A disk without hard links (exFAT); the name was free when it was looked at.
      await rename(temporary, to);
    }
    await removeIfThere(temporary);
    await syncFolder(dirname(to));
  } catch (error) {
    await removeIfThere(temporary).catch(() => {});
    throw asSleuthsError(error, 'write', to);
  }
}

function refused(
  code: ErrorCode,
  message: string,
  remedy: string,
  place: { file?: string; field?: string },
): SleuthsError {
  return new SleuthsError({ code, message, remedy, ...place });
}
