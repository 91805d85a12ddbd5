import type { AnalysedImage, ScannedImage } from '../../server/catalogue/rows.ts';
import type { Annotation } from '../../server/contract/annotation.ts';

/** Rows of a catalogue with everything that a test does not care about filled in. */

export const annotation = (id: string, changes: Partial<Annotation> = {}): Annotation => ({
  id,
  box: [0.5, 0.5, 0.2, 0.2],
  species: 'giraffe',
  individual: null,
  viewpoint: null,
  state: 'accepted',
  confidence: null,
  provenance: null,
  comparisons: [],
  line: 1,
  ...changes,
});

export const scanned = (path: string, changes: Partial<ScannedImage> = {}): ScannedImage => ({
  path,
  split: 'train',
  stamp: '1',
  imageStamp: '1',
  generation: 1,
  status: 'unlabelled',
  version: 'v1',
  annotations: [],
  problems: [],
  ...changes,
});

export const analysed = (path: string, changes: Partial<AnalysedImage> = {}): AnalysedImage => ({
  path,
  imageStamp: '1',
  hash: 'abc',
  fingerprint: 'model-1',
  indexedVersion: 'v1',
  width: 640,
  height: 480,
  takenAt: '2024-05-01T06:00:00',
  failure: null,
  detections: [],
  annotations: [],
  problems: [],
  ...changes,
});
