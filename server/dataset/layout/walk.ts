import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../contract/problem.ts';
import { sortedNames } from './sorted-names.ts';

export interface WalkOptions {
  /** Which files are wanted, by name. */
  wanted: (name: string) => boolean;
  /** Put before the walk's own paths in problems: '' or a path that ends with a slash. */
  prefix: string;
  report: (problem: Problem) => void;
  signal?: AbortSignal | undefined;
}

interface Level {
  path: string;
  names: Iterator<string, undefined>;
}

/**
 * Streams the wanted files below a folder as paths relative to it, in order of the whole path's
 * code units. Hidden files and folders (and so `.sleuths`) are skipped; symbolic links are
 * followed, but every folder is entered once, so that loops end.
 */
export async function* walk(folder: string, options: WalkOptions): AsyncGenerator<string> {
  const { wanted, prefix, report, signal } = options;
  const entered = new Set<string>();
  const enter = async (path: string): Promise<Level | null> => {
    try {
      const { dev, ino } = await stat(join(folder, path), { bigint: true });
      const key = `${dev}:${ino}`;
      if (entered.has(key)) {
        report(enteredTwice(prefix + path));
        return null;
      }
      entered.add(key);
      const names = await sortedNames(join(folder, path), {
        wanted,
        report: (problem) => report({ ...problem, file: prefix + path + problem.file }),
      });
      return { path, names };
    } catch (error) {
      report(unreadable(prefix + path, error));
      return null;
    }
  };

  const first = await enter('');
  const levels = first ? [first] : [];
  for (let steps = 1; levels.length > 0; steps++) {
    signal?.throwIfAborted();
    // Names come from memory: without a pause the loop would keep everybody else waiting.
    if (steps % 512 === 0) await setImmediate();
    const level = levels.at(-1)!;
    const next = level.names.next();
    if (next.done) levels.pop();
    else if (!next.value.endsWith('/')) yield level.path + next.value;
    else {
      const below = await enter(level.path + next.value);
      if (below) levels.push(below);
    }
  }
}

const enteredTwice = (path: string): Problem => ({
  code: 'folder-linked-twice',
  severity: 'warning',
  message: `${path} leads to a folder that was already read; it is read once.`,
  remedy: 'Remove the symbolic link if its photographs are missing under the name you expect.',
  file: path.replace(/\/$/, ''),
});

const unreadable = (path: string, error: unknown): Problem => ({
  code: 'folder-unreadable',
  severity: 'error',
  message: `The folder ${path || '.'} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  remedy: 'Check that it exists and that you may read it.',
  file: path.replace(/\/$/, ''),
});
