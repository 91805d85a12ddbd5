import type { Box } from '../../../server/contract/box.ts';
import { sidecarBytes } from '../../../server/dataset/sidecar/sidecar.ts';
import { labelLine } from './boxes.ts';
import type { Labelling } from './photographed.ts';

/** Who labelled the gallery, and when: the same in every copy of the dataset. */
const provenance = {
  classificationMethod: 'human',
  classifiedBy: 'the makers of the savanna',
  classificationTimestamp: '2024-07-01T09:00:00Z',
  classificationProbability: null,
} as const;

/** The sidecar of a labelled photograph: individuals and flanks beside the label lines. */
export function sidecarOf({ file, boxes }: Labelling): Buffer {
  const stem = file.replace(/^.*\//, '').replace(/\.jpg$/, '');
  const entries = boxes.map((labelled, index) => {
    const box: Box = [...labelled.box];
    const stored = {
      id: `${stem}-${index + 1}`,
      line: labelLine(labelled),
      box,
      species: labelled.species,
      individual: labelled.individual,
      viewpoint: labelled.flank,
      state: 'accepted' as const,
      confidence: null,
      provenance,
    };
    return { raw: stored, box: stored };
  });
  return sidecarBytes({ extra: {}, entries });
}
