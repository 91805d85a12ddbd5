import type { LabelledBox } from './boxes.ts';

/** A photograph that has been taken, and what is truly on it. */
export interface Photographed {
  /** `<split>/<stem>.jpg` */
  file: string;
  takenAt: string;
  truth: readonly LabelledBox[];
}

/** What the label file and the sidecar of a photograph shall say. */
export interface Labelling {
  file: string;
  boxes: LabelledBox[];
  /** Lines of the label file that go with no box of the sidecar. */
  strayLines: string[];
}
