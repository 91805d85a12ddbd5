import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { idOf } from './placement.ts';
import type { ListSource } from './source.ts';

export interface ListEntry {
  id: string;
  file: string;
  /** Line of the list, from 1. */
  line: number;
  text: string;
}

/**
 * Streams the entries of a list file: absolute, with a leading `./` relative to the list (as in
 * Ultralytics), and else relative to the dataset's `path` or, if the first such entry is only there,
 * to the list.
 */
export async function* listEntries(root: string, source: ListSource): AsyncGenerator<ListEntry> {
  const beside = dirname(source.file);
  let base: string | null = null;
  let line = 0;
  const input = createReadStream(source.file, { encoding: 'utf8' });
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    for await (const raw of lines) {
      line++;
      const text = (line === 1 ? raw.replace(/^\uFEFF/, '') : raw).trim();
      if (text === '') continue;
      const path = portable(text);
      let file: string;
      if (isAbsolute(path)) file = path;
      else if (path.startsWith('./')) file = resolve(beside, path);
      else file = resolve((base ??= await baseOf(path, source.base, beside)), path);
      yield { id: idOf(root, file), file, line, text };
    }
  } finally {
    lines.close();
    input.destroy();
  }
}

/** A list written on Windows has backslashes, which are ordinary characters elsewhere. */
function portable(entry: string): string {
  return entry.includes('\\') && !entry.includes('/') ? entry.replaceAll('\\', '/') : entry;
}

async function baseOf(path: string, base: string, beside: string): Promise<string> {
  const exists = (file: string) =>
    stat(file).then(
      () => true,
      () => false,
    );
  return !(await exists(resolve(base, path))) && (await exists(resolve(beside, path)))
    ? beside
    : base;
}
