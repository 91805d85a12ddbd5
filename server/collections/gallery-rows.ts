import { dirname } from 'node:path/posix';
import type { Annotation } from '../contract/annotation.ts';
import { rowId, type GalleryRow } from '../gallery/gallery-row.ts';

export interface CropOrigin {
  image: string;
  split: string;
  takenAt: string | null;
  /** Fingerprint of the embedder. */
  model: string;
}

/** An image's time on the camera's own clock, in milliseconds; bursts are compared by it. */
export function cameraTime(takenAt: string | null): number | null {
  if (takenAt === null) return null;
  const local = takenAt.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  const time = Date.parse(`${local}Z`);
  return Number.isNaN(time) ? null : time;
}

/** Photographs of one camera lie in one folder: the best that a path tells of a place. */
export const placeOf = (image: string): string => dirname(image);

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
