import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../contract/problem.ts';
import { idOf, swapImages } from './layout/placement.ts';
import { PathSet } from './layout/path-set.ts';
import type { Source } from './layout/source.ts';
import { walk } from './layout/walk.ts';
import type { Photograph } from './photograph.ts';

/** Text files that labelling programs put beside labels. */
const notLabels = new Set(['classes.txt', 'notes.txt', 'readme.txt']);

/**
 * Streams what is wrong with a dataset's files as a whole: what the listing reports, photographs that
 * share a label file, label files and sidecars without a photograph. Memory is some bytes for each
 * photograph.
 *
 * @param photographs lists all photographs and reports what is wrong on the way
 */
export async function* checkDataset(
  root: string,
  sources: readonly Source[],
  photographs: (report: (problem: Problem) => void) => AsyncIterable<Photograph>,
  signal?: AbortSignal,
): AsyncGenerator<Problem> {
  const found: Problem[] = [];
  const report = (problem: Problem) => void found.push(problem);
  const expected = new PathSet();
  for await (const photograph of photographs(report)) {
    const { labelFile, sidecarFile, path } = photograph;
    if (!expected.add(nameOf(root, labelFile))) report(sharedLabels(path, idOf(root, labelFile)));
    expected.add(nameOf(root, sidecarFile));
    yield* found.splice(0);
  }
  yield* found.splice(0);
  for (const { folder, extension } of await answeringFolders(root, sources)) {
    const prefix = idOf(root, folder);
    const wanted = (name: string) => name.endsWith(extension) && !notLabels.has(name.toLowerCase());
    const options = { wanted, prefix: prefix === '' ? '' : `${prefix}/`, report, signal };
    for await (const path of walk(folder, options)) {
      if (!expected.has(nameOf(root, join(folder, path)))) report(orphan(`${prefix}/${path}`));
      yield* found.splice(0);
    }
    yield* found.splice(0);
  }
}

/** A file's id in one Unicode form, so that the two spellings of a name count as the same. */
function nameOf(root: string, file: string): string {
  return idOf(root, file).normalize('NFC');
}

/** The `labels` and `identities` folders that answer to folders of photographs, each once. */
async function answeringFolders(
  root: string,
  sources: readonly Source[],
): Promise<{ folder: string; extension: string }[]> {
  const folders = new Map<string, string>();
  for (const source of sources) {
    if (source.kind !== 'folder') continue;
    for (const [name, extension] of [
      ['labels', '.txt'],
      ['identities', '.json'],
    ] as const) {
      const swapped = swapImages(`${source.id}/`, name)?.slice(0, -1);
      if (swapped === undefined) continue;
      const within = [...folders.keys()].some((other) => `${swapped}/`.startsWith(`${other}/`));
      const there = await stat(join(root, swapped)).catch(() => null);
      if (!within && there?.isDirectory()) folders.set(swapped, extension);
    }
  }
  return [...folders].map(([id, extension]) => ({ folder: join(root, id), extension }));
}

const sharedLabels = (path: string, labels: string): Problem => ({
  code: 'labels-shared',
  severity: 'error',
  message: `${path} has the same label file as another photograph: ${labels}.`,
  remedy: 'Rename one of the two photographs, and give it labels of its own.',
  image: path,
  file: path,
});

const orphan = (file: string): Problem => ({
  code: file.endsWith('.txt') ? 'labels-orphan' : 'sidecar-orphan',
  severity: 'warning',
  message: `${basename(file)} belongs to no photograph of this dataset.`,
  remedy: 'Restore or rename the photograph, or remove the file.',
  file,
});
