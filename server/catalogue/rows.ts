import type { Annotation } from '../contract/annotation.ts';
import type { Box } from '../contract/box.ts';
import type { Filters, ImageOrder } from '../contract/filters.ts';
import type { ImageStatus } from '../contract/image.ts';
import type { Page } from '../contract/page.ts';
import type { Problem } from '../contract/problem.ts';

/** What a scan of the folder knows of an image. */
export interface ScannedImage {
  path: string;
  split: string;
  /** Sizes and times of image, label file and sidecar: unchanged stamp, unchanged files. */
  stamp: string;
  /** Size and time of the image file alone. */
  imageStamp: string;
  generation: number;
  status: Exclude<ImageStatus, 'unreadable'>;
  version: string;
  annotations: Annotation[];
  problems: Problem[];
}

export interface DetectionRow {
  class: string;
  classIndex: number;
  confidence: number;
  box: Box;
}

/** What looking at the pixels of an image gave. */
export interface AnalysedImage {
  path: string;
  /** Stamp of the image file that was read. */
  imageStamp: string;
  hash: string | null;
  /** Of the models and settings that made the detections and embeddings. */
  fingerprint: string;
  /** Version of the labels whose boxes are embedded. */
  indexedVersion: string;
  width: number | null;
  height: number | null;
  takenAt: string | null;
  /** Code of the problem that made the image unreadable; null: it was read. */
  failure: string | null;
  /** Absent: those that are there stay. */
  detections?: DetectionRow[];
  annotations: Annotation[];
  /** What is wrong with the pixels. Absent: those that are there stay. */
  problems?: Problem[];
}

/** What the catalogue remembers of an image, to decide what is still to do. */
export interface ImageState {
  path: string;
  split: string;
  stamp: string;
  imageStamp: string;
  version: string;
  hash: string | null;
  /** Stamp of the image file when it was analysed. */
  analysedStamp: string | null;
  fingerprint: string | null;
  indexedVersion: string | null;
  takenAt: string | null;
  failure: string | null;
  width: number | null;
  height: number | null;
}

/** What narrows and orders a list of images. */
export interface ImageListFilter extends Filters {
  order?: ImageOrder;
  /** Only images that wait for a decision; with `named: false` also for a name. */
  open?: boolean;
  /** Only images of this encounter, as `refreshEncounters` last found them. */
  encounter?: string;
}

export interface PageRequest {
  /** From the page before. */
  cursor?: string;
  limit: number;
}

/** A page by its cursor, by its position, or by an image beside it. */
export interface PlacedPageRequest extends PageRequest {
  offset?: number;
}

export interface ImagePageRequest extends PlacedPageRequest {
  after?: string;
  before?: string;
}

/** A page that says where in the list it begins. */
export interface PlacedPage<T> extends Page<T> {
  offset: number;
}
