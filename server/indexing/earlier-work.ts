import type { DetectionRow, ImageState } from '../catalogue/rows.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import type { Box } from '../contract/box.ts';
import { contentHashOf } from '../vision/image/photograph-file.ts';

/** What these models have found before in the same bytes. */
export interface EarlierWork {
  hash: string;
  width: number;
  height: number;
  takenAt: string | null;
  detections: DetectionRow[];
  /** The vector of a box that was embedded, if it was. */
  vectorOf(box: Box): Float32Array | undefined;
}

const boxKey = (box: Box) => box.join(' ');

/**
 * Work that need not be done again: of this image when only its labels or its file's date have changed,
 * or of another image with the same bytes.
 */
export async function earlierWork(
  collection: OpenCollection,
  state: ImageState,
  file: string,
  fingerprint: string,
): Promise<EarlierWork | null> {
  const source = await sameBytes(collection, state, file, fingerprint);
  if (!source || source.failure !== null) return null;
  const { path, hash, width, height, takenAt } = source;
  if (hash === null || width === null || height === null) return null;
  const [detections, crops] = await Promise.all([
    collection.catalogue.detectionsOf(path),
    (await collection.gallery())!.vectorsOf(path),
  ]);
  const vectors = new Map(crops.map(({ box, vector }) => [boxKey(box), vector]));
  return {
    hash,
    width,
    height,
    takenAt,
    detections,
    vectorOf: (box) => vectors.get(boxKey(box)),
  };
}

async function sameBytes(
  { catalogue }: OpenCollection,
  state: ImageState,
  file: string,
  fingerprint: string,
): Promise<ImageState | null> {
  const known = state.fingerprint === fingerprint;
  if (known && state.analysedStamp === state.imageStamp) return state;
  const other = await catalogue.isSizeKnown(state.imageStamp, fingerprint, state.path);
  if (!known && !other) return null;
  const hash = await contentHashOf(file);
  if (known && hash === state.hash) return state;
  return catalogue.findTwin(hash, fingerprint, state.path);
}
