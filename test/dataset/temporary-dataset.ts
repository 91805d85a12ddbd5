import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Annotation } from '../../server/contract/annotation.ts';
import type { Edit } from '../../server/contract/edit.ts';
import type { SleuthsError } from '../../server/contract/errors.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { Dataset } from '../../server/dataset/dataset.ts';
import type { Photograph, PhotographRecord } from '../../server/dataset/photograph.ts';

export type Files = Record<string, string | Buffer>;

/** A folder with these files, removed when the test is over. A photograph here is any bytes. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sleuths-dataset-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await addFiles(folder, files);
  return folder;
}

export async function addFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** A file's text, null if it is not there. */
export async function textOf(folder: string, path: string): Promise<string | null> {
  return readFile(join(folder, path), 'utf8').catch(() => null);
}

export const savanna = 'train: images/train\nval: images/val\nnames: [giraffe, zebra, lion]\n';

/** A dataset of one photograph, `images/train/a.jpg`, with this label file (null: none). */
export function onePhotograph(labels: string | Buffer | null, more: Files = {}): Promise<string> {
  return folderOf({
    'data.yaml': savanna,
    'images/train/a.jpg': 'jpg',
    'images/val/v.jpg': 'jpg',
    ...(labels !== null && { 'labels/train/a.txt': labels }),
    ...more,
  });
}

export async function photograph(dataset: Dataset, path = 'images/train/a.jpg') {
  const found = await dataset.find(path);
  if (!found) throw new Error(`There is no ${path}.`);
  return found;
}

/** Saves edits on top of the photograph's present version. */
export async function save(
  dataset: Dataset,
  edits: Edit[],
  proposals: Annotation[] = [],
  path?: string,
): Promise<PhotographRecord> {
  const subject = await photograph(dataset, path);
  const { version } = await dataset.read(subject);
  return dataset.edit(subject, { version, edits, by: 'Ada', at: noon, proposals });
}

export const noon = '2024-06-01T12:00:00+03:00';

export async function read(dataset: Dataset, path?: string): Promise<PhotographRecord> {
  return dataset.read(await photograph(dataset, path));
}

export function proposal(changes: Partial<Annotation> = {}): Annotation {
  return {
    id: 'p1',
    box: [0.5, 0.5, 0.2, 0.4],
    species: 'zebra',
    individual: null,
    viewpoint: null,
    state: 'proposed',
    confidence: 0.9,
    provenance: null,
    comparisons: [],
    line: null,
    ...changes,
  };
}

export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export async function paths(items: AsyncIterable<Photograph>): Promise<string[]> {
  return (await listed(items)).map(({ path }) => path);
}

export const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

/** What a promise is rejected with, as the value that crosses the boundary. */
export async function rejection(promise: Promise<unknown>): Promise<SleuthsError['body']> {
  try {
    await promise;
  } catch (error) {
    return (error as SleuthsError).body;
  }
  throw new Error('It was not rejected.');
}
