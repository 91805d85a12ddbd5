import type { Annotation } from '../contract/annotation.ts';
import { embed } from '../collections/refresh-crops.ts';
import { readDocument } from '../collections/document.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import { rowId } from '../gallery/gallery-row.ts';

/** An image's one animal, as a vector. */
export interface QueryVector {
  image: string;
  takenAt: string | null;
  annotation: Annotation;
  vector: Float32Array;
}

/** The image itself as one crop, for images in which nothing was found. */
const wholeImage: Annotation = {
  id: 'whole',
  box: [0.5, 0.5, 1, 1],
  species: null,
  individual: null,
  viewpoint: null,
  state: 'proposed',
  confidence: null,
  provenance: null,
  comparisons: [],
  line: null,
};

/** The box that an image's identity is said of: a person's before the detector's, then the surest. */
function mainBox(annotations: readonly Annotation[]): Annotation {
  const [best] = annotations
    .filter(({ state }) => state !== 'rejected')
    .sort(
      (a, b) =>
        Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
        (b.confidence ?? 0) - (a.confidence ?? 0),
    );
  return best ?? wholeImage;
}

/** The vector of an image's main box. @throws SleuthsError where the image cannot be read */
export async function queryVector(collection: OpenCollection, path: string): Promise<QueryVector> {
  const document = await readDocument(collection, path);
  const annotation = mainBox(document.annotations);
  const gallery = (await collection.gallery())!;
  const id = rowId(path, annotation.id);
  let vector = await gallery.vector(id);
  if (!vector) {
    await embed(collection, document, [annotation]);
    vector = (await gallery.vector(id))!;
  }
  return { image: path, takenAt: document.takenAt, annotation, vector };
}
