import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A draft that nobody has touched for so long belongs to a program that was killed. */
const forgottenAfter = 60 * 60 * 1000;

/**
 * Makes a folder beside the one that is wanted, on the same disk, to be renamed when it is whole.
 * Drafts that a killed program left are removed.
 */
export async function openDraft(folder: string): Promise<string> {
  const home = dirname(folder);
  const prefix = `.${basename(folder)}-`;
  await mkdir(home, { recursive: true });
  for (const name of await readdir(home)) {
    if (!name.startsWith(prefix)) continue;
    const found = await stat(join(home, name)).catch(() => null);
    if (found?.isDirectory() && found.mtimeMs < Date.now() - forgottenAfter) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
  return mkdtemp(join(home, prefix));
}
