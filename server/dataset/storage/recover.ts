import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Problem } from '../../contract/problem.ts';
import {
  bytesOf,
  contentOf,
  sameContent,
  type FileChange,
  type JournalEntry,
} from './journal-entry.ts';
import { readIfThere } from './read-if-there.ts';
import { moveFile, putContent, removeIfThere, targetOf, temporaryFor } from './replace-file.ts';

export interface Recovery {
  outcome: 'done' | 'undone' | 'unresolved';
  problems: Problem[];
}

/**
 * Finishes an entry that a crash cut off: files that still have their old content get the new one,
 * moves that were not made are made, a half-copied photograph is removed. A file that has neither
 * content was changed by another program; it is left and reported.
 */
export async function finishEntry(root: string, entry: JournalEntry): Promise<Recovery> {
  const problems: Problem[] = [];
  for (const [index, change] of entry.files.entries()) {
    const file = await targetOf(resolve(root, change.path));
    const temporary = temporaryFor(file, entry.id, index);
    await removeIfThere(temporary);
    const now = contentOf(await readIfThere(file));
    if (sameContent(now, change.after)) continue;
    if (sameContent(now, change.before)) await putContent(file, temporary, bytesOf(change.after));
    else problems.push(changedMeanwhile(entry, change));
  }
  if (entry.kind === 'add-image') return finishAddition(root, entry);
  for (const { from, to } of entry.moves) {
    await moveFile(resolve(root, from), resolve(root, to));
  }
  return { outcome: problems.length > 0 ? 'unresolved' : 'done', problems };
}

/** Puts the old content back into files that already have the new one, after an error. */
export async function undoEntry(root: string, entry: JournalEntry): Promise<void> {
  for (const [index, change] of entry.files.entries()) {
    const file = await targetOf(resolve(root, change.path));
    const temporary = temporaryFor(file, entry.id, index);
    await removeIfThere(temporary);
    const now = contentOf(await readIfThere(file));
    if (sameContent(now, change.before) || !sameContent(now, change.after)) continue;
    await putContent(file, temporary, bytesOf(change.before));
  }
  for (const { from, to } of entry.moves.toReversed()) {
    await moveFile(resolve(root, to), resolve(root, from));
  }
}

/** A copy is complete as soon as it has its name; until then it has a temporary one. */
async function finishAddition(root: string, entry: JournalEntry): Promise<Recovery> {
  const file = resolve(root, entry.photograph ?? '');
  await removeIfThere(temporaryFor(file, entry.id, 0));
  const there = await stat(file).catch(() => null);
  return { outcome: there ? 'done' : 'undone', problems: [] };
}

function changedMeanwhile(entry: JournalEntry, change: FileChange): Problem {
  return {
    code: 'journal-unresolved',
    severity: 'error',
    message: `Saving ${change.path} was interrupted on ${entry.at}, and another program has changed the file since. It was left as it is.`,
    remedy: `What was to be saved is in ${join('.sleuths', 'journal.jsonl')}, entry ${entry.id}.`,
    file: change.path,
  };
}
