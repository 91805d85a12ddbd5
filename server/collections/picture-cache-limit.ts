import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pMap from 'p-map';

/** Some 200,000 thumbnails and 8,000 screens: more than anybody looks at in a week. */
const mostBytes = 5 * 1024 ** 3;
/** Looking at the whole folder takes seconds: done once for so many new pictures. */
const checkEvery = 2_000;

const made = new Map<string, number>();

/** Counts a new picture in a cache; now and then what was not used for longest goes. Nobody waits. */
export function noteMade(folder: string): void {
  const count = (made.get(folder) ?? 0) + 1;
  made.set(folder, count % checkEvery);
  if (count < checkEvery) return;
  trimCache(folder, mostBytes).catch((error: unknown) => {
    console.error(`${folder} could not be trimmed: ${String(error)}`);
  });
}

interface CachedFile {
  file: string;
  bytes: number;
  usedAt: number;
}

/**
 * Deletes the files of a folder that were used longest ago, until a tenth of `most` bytes is free.
 * @returns how many went
 */
export async function trimCache(folder: string, most: number): Promise<number> {
  const files: CachedFile[] = [];
  let total = 0;
  for await (const file of filesOf(folder)) {
    const found = await stat(file).catch(() => null);
    if (!found) continue;
    files.push({ file, bytes: found.size, usedAt: found.mtimeMs });
    total += found.size;
  }
  if (total <= most) return 0;
  files.sort((a, b) => a.usedAt - b.usedAt);
  const going: CachedFile[] = [];
  for (const file of files) {
    if (total <= most * 0.9) break;
    total -= file.bytes;
    going.push(file);
  }
  await pMap(going, ({ file }) => rm(file, { force: true }), { concurrency: 8 });
  return going.length;
}

async function* filesOf(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else if (entry.isFile()) yield path;
  }
}
