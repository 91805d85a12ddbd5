import { readdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isImageName, withoutExtension } from '../layout/image-name.ts';
import { idOf } from '../layout/placement.ts';
import type { Photograph } from '../photograph.ts';
import { readRecordFiles } from '../record/record-files.ts';
import type { JournalEntry, Move } from '../storage/journal-entry.ts';
import type { Commit } from '../storage/store.ts';

/**
 * Moves a photograph with its label file and sidecar to `.sleuths/trash`. Labels that another
 * photograph shares (`a.jpg` and `a.png`) stay.
 */
export async function removeImage(
  root: string,
  photograph: Photograph,
  by: string,
  commit: Commit,
): Promise<void> {
  const at = new Date().toISOString();
  const files = [photograph.file];
  if (!(await sharesLabels(photograph))) {
    const { labels, sidecar } = await readRecordFiles(photograph);
    for (const { file, bytes, unreadable } of [labels, sidecar]) {
      if (bytes || unreadable) files.push(file);
    }
  }
  const moves = files.map((file) => moveToTrash(idOf(root, file), at));
  await commit({ kind: 'remove-image', photograph: photograph.path, by, at, files: [], moves });
}

/** Whether a journal entry moves only these files, and only into the trash or, undone, out of it. */
export function movesOnly(entry: JournalEntry, allowed: ReadonlySet<string>): boolean {
  return entry.moves.every(({ from, to }) => {
    const [outside, inside] = entry.kind === 'undo' ? [to, from] : [from, to];
    return allowed.has(outside.normalize('NFC')) && isInTrash(inside, outside);
  });
}

function moveToTrash(path: string, at: string): Move {
  return { from: path, to: `.sleuths/trash/${at.replace(/[^0-9TZ]/g, '')}/${nameInTrash(path)}` };
}

const isInTrash = (trashed: string, path: string) =>
  /^\.sleuths\/trash\/[0-9TZ]+\//.exec(trashed)?.[0].concat(nameInTrash(path)) === trashed;

const nameInTrash = (path: string) =>
  path
    .replace(/^([A-Za-z]):/, '$1')
    .replaceAll('../', '_up/')
    .replace(/^\//, '');

async function sharesLabels({ file }: Photograph): Promise<boolean> {
  await stat(file);
  const stem = withoutExtension(basename(file));
  const names = await readdir(dirname(file));
  return names.some(
    (name) => name !== basename(file) && isImageName(name) && withoutExtension(name) === stem,
  );
}
