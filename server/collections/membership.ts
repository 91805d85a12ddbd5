import { readDocument } from './document.ts';
import type { OpenCollection } from './open-collection.ts';

/**
 * Copies photographs into a split; nothing is overwritten.
 * @returns the ids of the new images
 */
export async function addImages(
  collection: OpenCollection,
  files: readonly string[],
  split: string,
  by: string,
): Promise<string[]> {
  const photographs = await collection.dataset.addImages(files, split, by);
  // Reading a document puts it into the catalogue.
  for (const { path } of photographs) await readDocument(collection, path);
  return photographs.map(({ path }) => path);
}

/** Moves an image with its labels to `.sleuths/trash` and forgets its crops. */
export async function removeImage(
  collection: OpenCollection,
  path: string,
  by: string,
): Promise<void> {
  const photograph = await collection.photograph(path);
  await collection.dataset.removeImage(photograph, by);
  await forgetImages(collection, [path]);
}

/** Takes images that are gone out of the catalogue and the gallery. */
export async function forgetImages(
  collection: OpenCollection,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return;
  await collection.catalogue.removeImages(paths);
  await (await collection.gallery())?.replace(paths, []);
}
