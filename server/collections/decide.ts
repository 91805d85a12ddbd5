import pMap from 'p-map';
import type { ImageDecision } from '../contract/edit.ts';
import { SleuthsError, type ErrorBody } from '../contract/errors.ts';
import type { ImageDocument } from '../contract/image.ts';
import { editImage } from './edit.ts';
import type { OpenCollection } from './open-collection.ts';

interface Decided {
  saved: { image: string; version: string }[];
  refused: { image: string; error: ErrorBody }[];
}

/** Images decided about at once: while one is written, others are read. */
const concurrency = 8;

/**
 * Saves decisions about several images: each as a whole, or not at all with its reason. Decisions about
 * one image are taken in their order, as of somebody who saw it once: the next goes on top of the last.
 *
 * @param onSaved hears of each image as soon as it is on the disk
 */
export async function decide(
  collection: OpenCollection,
  decisions: readonly ImageDecision[],
  { by, step }: { by: string; step?: string | undefined },
  onSaved: (document: ImageDocument) => void,
): Promise<Decided> {
  const decided: Decided = { saved: [], refused: [] };
  const ofImages = new Map<string, ImageDecision[]>();
  for (const one of decisions) ofImages.set(one.image, [...(ofImages.get(one.image) ?? []), one]);
  const person = step === undefined ? { by } : { by, step };
  // Nobody waits for a lock once more for each of five hundred images.
  let busy: ErrorBody | null = null;
  const takeAll = async (image: string, own: readonly ImageDecision[]) => {
    const versions = new Map<string, string>();
    for (const { version, edits } of own) {
      if (busy) {
        decided.refused.push({ image, error: busy });
        continue;
      }
      try {
        const seen = versions.get(version) ?? version;
        const document = await editImage(collection, image, { version: seen, edits, ...person });
        versions.set(version, document.version);
        decided.saved.push({ image, version: document.version });
        onSaved(document);
      } catch (error) {
        const body = bodyOf(error);
        if (body.code === 'busy') busy = body;
        decided.refused.push({ image, error: body });
      }
    }
  };
  await pMap(ofImages, ([image, own]) => takeAll(image, own), { concurrency });
  return decided;
}

/** The others have been saved: what fails unexpectedly is told beside them. */
function bodyOf(error: unknown): ErrorBody {
  if (error instanceof SleuthsError) return error.body;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
