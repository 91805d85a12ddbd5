import type { Annotation } from '../contract/annotation.ts';
import type { Problem } from '../contract/problem.ts';

/** A photograph of a dataset and where its labels lie, whether they exist or not. */
export interface Photograph {
  /** Its id: path relative to the dataset's root with forward slashes. */
  path: string;
  /** The same as an absolute path of this machine. */
  file: string;
  split: string;
  labelFile: string;
  sidecarFile: string;
  /** From the folders of a `<species>/<individual>/` dataset; null in every other layout. */
  species: string | null;
  individual: string | null;
}

/** unlabelled: no label file yet; empty: a label file without lines (no animal). */
export type LabelStatus = 'unlabelled' | 'empty' | 'labelled';

/** What the label file and the sidecar say of one photograph. */
export interface PhotographRecord {
  photograph: Photograph;
  status: LabelStatus;
  /** Fingerprint of both files' bytes; goes back with every edit. */
  version: string;
  /** Label lines in their order, then what only the sidecar has. */
  annotations: Annotation[];
  problems: Problem[];
}
