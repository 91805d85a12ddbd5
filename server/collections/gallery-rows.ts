import type { Annotation } from '../contract/annotation.ts';
import { cameraTime, placeOf } from '../contract/camera.ts';
import { rowId, type GalleryRow } from '../gallery/gallery-row.ts';

export interface CropOrigin {
  image: string;
  split: string;
  takenAt: string | null;
  /** Fingerprint of the embedder. */
  model: string;
}

export function galleryRow(
  origin: CropOrigin,
  annotation: Annotation,
  vector: Float32Array,
): GalleryRow {
  return {
    id: rowId(origin.image, annotation.id),
    image: origin.image,
    annotation: annotation.id,
    box: annotation.box,
    species: annotation.species,
    individual: annotation.individual,
    state: annotation.state,
    split: origin.split,
    viewpoint: annotation.viewpoint,
    place: placeOf(origin.image),
    takenAt: cameraTime(origin.takenAt),
    model: origin.model,
    vector,
  };
}
