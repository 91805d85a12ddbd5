import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const partialSuffix = '.partial';
/** A partial file this old was left by a process that died. */
const abandonedAfter = 6 * 60 * 60 * 1000;

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(partialSuffix)) continue;
    const file = path.join(folder, name);
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > abandonedAfter) await rm(file, { recursive: true, force: true });
  }
}

/** Runs `fill` with a name beside `target` that no other process uses; removes it on failure. */
async function withPartial(
  target: string,
  fill: (partial: string) => Promise<void>,
): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  const partial = `${target}.${randomUUID()}${partialSuffix}`;
  try {
    await fill(partial);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Makes `target` out of what `fill` writes: readers see the old file or the whole new one. */
export async function replaceFile(
  target: string,
  fill: (partial: string) => Promise<void>,
): Promise<void> {
  await withPartial(target, async (partial) => {
    await fill(partial);
    await flush(partial);
    await rename(partial, target);
  });
}

/**
 * Makes the folder `target` unless it is there: it appears with all that `fill` puts into it, or
 * not at all. Of several processes that try at once one wins, and its folder is kept.
 */
export async function makeFolderOnce(
  target: string,
  fill: (partial: string) => Promise<void>,
): Promise<void> {
  if (await exists(target)) return;
  await withPartial(target, async (partial) => {
    await mkdir(partial, { recursive: true });
    await fill(partial);
    try {
      await rename(partial, target);
    } catch (error) {
      if (!(await exists(target))) throw error;
    }
  });
}
