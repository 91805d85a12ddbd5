import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../contract/problem.ts';

/** Sorting this many at once stays far below the 50 ms that the main thread may be busy. */
const runLength = 4096;

export interface NameFilter {
  /** Which files are wanted, by name. */
  wanted: (name: string) => boolean;
  /** Is told of names that cannot be read; `file` is the name alone. */
  report: (problem: Problem) => void;
}

/**
 * The wanted files and all folders (with a slash at the end) of one folder, hidden ones left out, in
 * order of their UTF-16 code units. Memory is the names' text: they are kept joined, in sorted runs
 * that are merged while they are read, so a folder of a million files costs some 30 MB.
 */
export async function sortedNames(
  folder: string,
  filter: NameFilter,
): Promise<Iterator<string, undefined>> {
  const runs: string[] = [];
  let names: string[] = [];
  const finishRun = () => {
    runs.push(names.sort().join('\0'));
    names = [];
  };
  for await (const entry of await opendir(folder, { bufferSize: 256 })) {
    if (entry.name.startsWith('.')) continue;
    let isFolder = entry.isDirectory();
    let isFile = entry.isFile();
    if (!isFolder && isFile && !filter.wanted(entry.name)) continue;
    if (entry.name.includes('\uFFFD')) {
      filter.report(notUtf8(entry.name));
      continue;
    }
    if (entry.isSymbolicLink()) {
      const target = await stat(join(folder, entry.name)).catch(() => null);
      if (!target && filter.wanted(entry.name)) filter.report(brokenLink(entry.name));
      isFolder = target?.isDirectory() ?? false;
      isFile = (target?.isFile() ?? false) && filter.wanted(entry.name);
    }
    if (isFolder) names.push(`${entry.name}/`);
    else if (isFile) names.push(entry.name);
    if (names.length === runLength) finishRun();
  }
  if (runs.length === 0) return names.sort().values();
  if (names.length > 0) finishRun();
  return merge(runs);
}

/** Merges sorted runs with a binary heap of their first names. */
function* merge(runs: readonly string[]): Generator<string, undefined> {
  const heap = runs.map((run) => new RunReader(run)).sort((a, b) => (a.name < b.name ? -1 : 1));
  while (heap.length > 0) {
    const top = heap[0]!;
    yield top.name;
    if (!top.next()) {
      const last = heap.pop()!;
      if (heap.length === 0) return undefined;
      heap[0] = last;
    }
    sink(heap);
  }
}

/** Lets the first reader sink to its place. */
function sink(heap: RunReader[]): void {
  const moving = heap[0]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.name < heap[child]!.name) child++;
    if (moving.name <= heap[child]!.name) break;
    heap[place] = heap[child]!;
    place = child;
  }
  heap[place] = moving;
}

class RunReader {
  name = '';
  readonly #run: string;
  #position = 0;

  constructor(run: string) {
    this.#run = run;
    this.next();
  }

  /** Moves to the next name; false at the end. */
  next(): boolean {
    if (this.#position > this.#run.length) return false;
    const end = this.#run.indexOf('\0', this.#position);
    const stop = end < 0 ? this.#run.length : end;
    this.name = this.#run.slice(this.#position, stop);
    this.#position = stop + 1;
    return true;
  }
}

const notUtf8 = (name: string): Problem => ({
  code: 'name-not-utf8',
  severity: 'error',
  message: `The name ${name} is not valid UTF-8, so the file cannot be opened by its name.`,
  remedy: 'Rename the file (for instance with convmv).',
  file: name,
});

const brokenLink = (name: string): Problem => ({
  code: 'link-broken',
  severity: 'error',
  message: `${name} is a symbolic link to a file that does not exist.`,
  remedy: 'Restore the file it points to, or remove the link.',
  file: name,
});
