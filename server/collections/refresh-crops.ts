import type { Annotation } from '../contract/annotation.ts';
import type { ImageDocument } from '../contract/image.ts';
import { rowId, type GalleryChange } from '../gallery/gallery-row.ts';
import { galleryRow } from './gallery-rows.ts';
import type { OpenCollection } from './open-collection.ts';

const sameBox = (a: Annotation, b: Annotation) => a.box.every((value, i) => value === b.box[i]);

/**
 * Carries a decision into the gallery: names are written over, moved boxes are embedded anew, deleted
 * ones go. Images that were never indexed are left to the index.
 */
export async function refreshCrops(
  collection: OpenCollection,
  before: ImageDocument,
  after: ImageDocument,
): Promise<void> {
  const gallery = await collection.gallery();
  if (!gallery || !before.indexed) return;
  const { id: image } = after;

  const there = new Set((await gallery.cropsOf([image])).map(({ id }) => id));
  const known = new Map(before.annotations.map((annotation) => [annotation.id, annotation]));
  const kept = new Set<string>();
  const moved: Annotation[] = [];
  const changes: GalleryChange[] = [];
  for (const annotation of after.annotations) {
    const id = rowId(image, annotation.id);
    const earlier = known.get(annotation.id);
    if (there.has(id) && earlier && sameBox(earlier, annotation)) {
      kept.add(id);
      const { species, individual, state, viewpoint } = annotation;
      changes.push({ id, species, individual, state, viewpoint });
    } else if (annotation.state !== 'rejected') {
      moved.push(annotation);
    }
  }
  await gallery.relabel(changes.filter(({ id }) => differs(known, after, id)));
  await embed(collection, after, moved);
  const embedded = new Set(moved.map((annotation) => rowId(image, annotation.id)));
  await gallery.remove([...there].filter((id) => !kept.has(id) && !embedded.has(id)));
  await collection.catalogue.putIndexedVersion(image, after.version);
}

/** Whether anything that the gallery holds of a crop has changed. */
function differs(known: Map<string, Annotation>, after: ImageDocument, id: string): boolean {
  const now = after.annotations.find((annotation) => rowId(after.id, annotation.id) === id)!;
  const then = known.get(now.id)!;
  return (
    then.species !== now.species ||
    then.individual !== now.individual ||
    then.state !== now.state ||
    then.viewpoint !== now.viewpoint
  );
}

/** Embeds boxes of one image and puts them into the gallery. */
export async function embed(
  collection: OpenCollection,
  document: ImageDocument,
  annotations: readonly Annotation[],
): Promise<void> {
  if (annotations.length === 0) return;
  const gallery = await collection.gallery();
  if (!gallery) return;
  const [embedder, vision, photograph] = await Promise.all([
    collection.engine.requireEmbedder(),
    collection.engine.vision(),
    collection.photograph(document.id),
  ]);
  const { crops } = await vision.analyse({
    file: photograph.file,
    detect: false,
    embedDetections: false,
    regions: annotations.map(({ box }) => box),
    wholeImage: false,
  });
  const origin = {
    image: document.id,
    split: document.split,
    takenAt: document.takenAt,
    model: embedder.fingerprint,
  };
  await gallery.upsert(
    crops.map(({ index, vector }) => galleryRow(origin, annotations[index]!, vector)),
  );
}
