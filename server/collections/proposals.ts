import { createHash } from 'node:crypto';
import type { DetectionRow } from '../catalogue/rows.ts';
import type { Annotation } from '../contract/annotation.ts';
import { overlap, sameAnimal } from '../contract/overlap.ts';

/** What a class of the detector is in this dataset; null: no animal, or not of interest. */
export type SpeciesOf = (detectorClass: string) => { species: string | null } | null;

/** The same detection has the same id in every run. */
const proposalId = ({ class: name, box }: DetectionRow) =>
  `p${createHash('sha1')
    .update(`${name} ${box.map((value) => value.toFixed(4)).join(' ')}`)
    .digest('hex')
    .slice(0, 12)}`;

export interface Proposal {
  annotation: Annotation;
  /** Which of the detections it is. */
  detection: number;
}

/**
 * Detections that nobody has decided about: of an animal, and on no box that is labelled, rejected or
 * otherwise known.
 */
export function proposalsOf(
  detections: readonly DetectionRow[],
  known: readonly Annotation[],
  speciesOf: SpeciesOf,
): Proposal[] {
  const proposals: Proposal[] = [];
  detections.forEach((detection, index) => {
    const meaning = speciesOf(detection.class);
    if (!meaning) return;
    const id = proposalId(detection);
    const decided = known.some(
      (annotation) => annotation.id === id || overlap(annotation.box, detection.box) >= sameAnimal,
    );
    if (decided) return;
    proposals.push({
      detection: index,
      annotation: {
        id,
        box: detection.box,
        species: meaning.species,
        individual: null,
        viewpoint: null,
        state: 'proposed',
        confidence: detection.confidence,
        provenance: null,
        comparisons: [],
        line: null,
      },
    });
  });
  return proposals;
}
