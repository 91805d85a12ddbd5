import type { DetectionRow, ScannedImage } from '../catalogue/rows.ts';
import type { Annotation } from '../contract/annotation.ts';
import type { Photograph, PhotographRecord } from '../dataset/photograph.ts';
import type { OpenCollection } from './open-collection.ts';
import { proposalsOf } from './proposals.ts';
import type { Stamps } from './stamp.ts';

/** What a person has decided, then what the detector proposes beside it. */
export function withProposals(
  collection: OpenCollection,
  record: PhotographRecord,
  detections: readonly DetectionRow[],
): Annotation[] {
  const proposals = proposalsOf(detections, record.annotations, collection.speciesOf);
  return [...record.annotations, ...proposals.map(({ annotation }) => annotation)];
}

/** A photograph's files as a row of the catalogue. */
export function catalogueRow(
  photograph: Photograph,
  record: PhotographRecord,
  annotations: Annotation[],
  stamps: Stamps,
  generation: number,
): ScannedImage {
  return {
    path: photograph.path,
    split: photograph.split,
    stamp: stamps.all,
    imageStamp: stamps.image,
    generation,
    status: record.status,
    version: record.version,
    annotations,
    problems: record.problems,
  };
}
