import type { Box } from '../contract/box.ts';
import type { Problem } from '../contract/problem.ts';

/** An object that the detector found. */
export interface Detection {
  /** Index of the class in the detector's outputs. */
  classIndex: number;
  /** Its name in the model's description; the index as text where it has none. */
  class: string;
  /** 0 to 1. */
  confidence: number;
  /** Lies within the displayed image. */
  box: Box;
}

export interface AnalyseRequest {
  file: string;
  /** Run the detector. */
  detect: boolean;
  /** Embed a crop of each detection. */
  embedDetections: boolean;
  /** Embed a crop of each of these boxes. */
  regions: Box[];
  /** Embed the whole image. */
  wholeImage: boolean;
}

export interface EmbeddedCrop {
  origin: 'detection' | 'region' | 'whole';
  /** Of the detection or region; 0 for the whole image. */
  index: number;
  box: Box;
  /** L2-normalised. */
  vector: Float32Array;
}

export type Stage = 'read' | 'decode' | 'detect' | 'crop' | 'embed';

export interface PhotographAnalysis {
  /** SHA-256 of the file's bytes, lower-case hexadecimal. */
  contentHash: string;
  /** Pixels of the displayed image (EXIF orientation applied). */
  width: number;
  height: number;
  /** The camera's local time, `YYYY-MM-DDTHH:mm:ss[.sss][±hh:mm]`; null: not known. */
  takenAt: string | null;
  /** Best first. */
  detections: Detection[];
  crops: EmbeddedCrop[];
  /** Warnings; an error rejects instead. */
  problems: Problem[];
  /** Time spent on this photograph, a batch's being shared out; waiting for a turn is not in it. */
  milliseconds: Record<Stage, number>;
}
