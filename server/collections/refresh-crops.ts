import type { Annotation } from '../contract/annotation.ts';
import type { ImageDocument } from '../contract/image.ts';
import { rowId, type GalleryChange, type KnownCrop } from '../gallery/gallery-row.ts';
import { suggestLater } from './explore-update.ts';
import { galleryRow } from './gallery-rows.ts';
import type { OpenCollection } from './open-collection.ts';

/** A label file has six decimals; a box that differs by less is where it was. */
const slack = 1e-6;

/**
 * Carries what is decided about an image into the gallery: names are written over, moved boxes are
 * embedded anew, deleted ones go. Images that were never indexed are left to the index.
 */
export async function refreshCrops(
  collection: OpenCollection,
  document: ImageDocument,
): Promise<void> {
  const gallery = await collection.gallery();
  if (!gallery) return;
  if (!document.indexed) {
    // None of its crops has ever spoken for anybody, nor waited for a name.
    suggestLater(collection, { document, changed: [], lost: [] });
    return;
  }
  const { id: image } = document;

  const crops = new Map((await gallery.cropsOf([image])).map((crop) => [crop.id, crop]));
  const kept = new Set<string>();
  const moved: Annotation[] = [];
  const changes: GalleryChange[] = [];
  for (const annotation of document.annotations) {
    const id = rowId(image, annotation.id);
    const crop = crops.get(id);
    if (crop && sameBox(crop, annotation)) {
      kept.add(id);
      const { species, individual, state, viewpoint } = annotation;
      if (differs(crop, annotation)) changes.push({ id, species, individual, state, viewpoint });
    } else if (annotation.state !== 'rejected') {
      moved.push(annotation);
    }
  }
  await gallery.relabel(changes);
  await embed(collection, document, moved);
  const embedded = new Set(moved.map((annotation) => rowId(image, annotation.id)));
  await gallery.remove([...crops.keys()].filter((id) => !kept.has(id) && !embedded.has(id)));
  await collection.catalogue.putIndexedVersion(image, document.version);
  const changed = document.annotations.filter((annotation) => {
    const crop = crops.get(rowId(image, annotation.id));
    if (crop === undefined || !kept.has(crop.id)) return false;
    // The gallery does not hold who a box was told apart from.
    return differs(crop, annotation) || annotation.comparisons.length > 0;
  });
  const now = new Map(document.annotations.map((one) => [rowId(image, one.id), one]));
  const lost = [...crops.values()].filter(speaks).filter(({ id, individual, species }) => {
    const annotation = now.get(id);
    if (!annotation || !kept.has(id) || !speaks(annotation)) return true;
    return annotation.individual !== individual || annotation.species !== species;
  });
  suggestLater(collection, { document, changed: [...changed, ...moved], lost });
}

/** Whether a crop speaks for an individual. */
const speaks = <Crop extends Pick<KnownCrop, 'individual' | 'state'>>(
  crop: Crop,
): crop is Crop & { individual: string } => crop.individual !== null && crop.state === 'accepted';

const sameBox = (crop: KnownCrop, { box }: Annotation) =>
  crop.box.every((value, index) => Math.abs(value - box[index]!) < slack);

/** Whether anything that the gallery holds of a crop has changed. */
const differs = (crop: KnownCrop, annotation: Annotation) =>
  crop.species !== annotation.species ||
  crop.individual !== annotation.individual ||
  crop.state !== annotation.state ||
  crop.viewpoint !== annotation.viewpoint;

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
