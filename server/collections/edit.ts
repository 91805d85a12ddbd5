import type { Edit } from '../contract/edit.ts';
import type { ImageDocument } from '../contract/image.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { PhotographRecord } from '../dataset/photograph.ts';
import { documentOf, readDocument } from './document.ts';
import type { OpenCollection } from './open-collection.ts';

export interface EditRequest {
  /** Version of the document that the person was looking at. */
  version: string;
  edits: Edit[];
  /** Who decided. */
  by: string;
  /** What is undone together has one step. */
  step?: string;
}

/**
 * Saves decisions about one image to its label file and sidecar: all of them, or none.
 * @throws SleuthsError `stale`, with the document as it is now, when `version` is not the current one
 */
export async function editImage(
  collection: OpenCollection,
  path: string,
  { version, edits, by, step }: EditRequest,
): Promise<ImageDocument> {
  const photograph = await collection.photograph(path);
  const before = await readDocument(collection, path);
  if (collection.dataset.species.length === 0) await addClasses(collection, edits, before, by);
  const proposals = before.annotations.filter(
    ({ state, line }) => state === 'proposed' && line === null,
  );
  try {
    const decided = { version, edits, by, proposals, ...(step === undefined ? {} : { step }) };
    const record = await collection.dataset.edit(photograph, decided);
    return await documentOf(collection, photograph, record);
  } catch (error) {
    if (!(error instanceof SleuthsError) || error.body.code !== 'stale') throw error;
    const current = error.body.current as PhotographRecord;
    const document = await documentOf(collection, photograph, current);
    throw new SleuthsError({ ...error.body, current: document }, { cause: error });
  }
}

/**
 * A folder of photographs without a data.yaml has no classes: the first decisions name them, and each
 * gets its number.
 */
async function addClasses(
  collection: OpenCollection,
  edits: readonly Edit[],
  document: ImageDocument,
  by: string,
): Promise<void> {
  for (const edit of edits) {
    const named = 'species' in edit ? edit.species : undefined;
    const proposed =
      edit.verb === 'accept' || edit.verb === 'unidentifiable'
        ? document.annotations.find(({ id }) => id === edit.annotation)?.species
        : undefined;
    const species = named ?? proposed;
    if (species && !collection.dataset.species.includes(species)) {
      await collection.dataset.addClass(species, by);
    }
  }
}
