import type { AnnotationState, Viewpoint } from '../contract/annotation.ts';
import type { Box } from '../contract/box.ts';

/** One embedded crop. */
export interface GalleryRow {
  /** `<image>#<annotation>`: one row a crop, however often it is written. */
  id: string;
  image: string;
  annotation: string;
  box: Box;
  species: string | null;
  individual: string | null;
  state: AnnotationState;
  split: string;
  viewpoint: Viewpoint | null;
  /** Where the photograph was taken, as far as its folder tells; bursts are of one place. */
  place: string;
  /** Milliseconds since 1970 of the camera's clock; null: not known. */
  takenAt: number | null;
  /** Fingerprint of what made the vector. */
  model: string;
  /** L2-normalised. */
  vector: Float32Array;
}

export const rowId = (image: string, annotation: string): string => `${image}#${annotation}`;

/** What a decision changes of a crop without touching its vector. */
export interface GalleryChange {
  id: string;
  species: string | null;
  individual: string | null;
  state: AnnotationState;
  viewpoint: Viewpoint | null;
}

/** A crop without its vector. */
export interface KnownCrop extends GalleryChange {
  image: string;
  box: Box;
}

/** A gallery crop near a query. */
export interface Neighbour {
  id: string;
  image: string;
  box: Box;
  species: string | null;
  individual: string;
  viewpoint: Viewpoint | null;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** A crop that waits for a name, near one that has got it. */
export interface UnnamedNeighbour {
  image: string;
  annotation: string;
  place: string;
  takenAt: number | null;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}
