import type { Mistake } from './mistakes.ts';

export interface ReadmeFacts {
  seed: number;
  photographs: number;
  individuals: number;
  mistakes: readonly Mistake[];
}

/** The text that tells a person what lies in the folder. */
export function readmeText({ seed, photographs, individuals, mistakes }: ReadmeFacts): string {
  const list = mistakes.map(({ kind, file, what }) => `  ${kind}\n    ${file}\n    ${what}`);
  return `A made savanna
==============

${photographs} photographs that no camera took: a program drew them (seed ${seed}), so nobody's
photographs are shown and no animal was disturbed. Use them as you like (CC0).

Every animal has a coat of its own on each flank, the same in all its photographs, so that you can
tell ${individuals} individuals apart as one does in the field: by the lines between a giraffe's patches, the
forks of a zebra's stripes, a leopard's rosettes, a hyena's spots. Left and right flank differ.

  data.yaml            species and splits, as Ultralytics reads them
  images/train         a labelled gallery: every known individual, both flanks
  images/val           more photographs of them, labelled
  images/incoming      bursts as they come from the cameras; nobody has labelled them. Two animals
                       there are strangers, and one burst shows nothing but wind in the grass
  labels, identities   YOLO boxes, and beside them who the animal is and which flank is seen
  truth/*.csv          what is truly on the photographs, for measuring; no tool reads it by itself

Planted mistakes
----------------
Somebody tired labelled part of the gallery. Find these (truth/mistakes.csv has the same list):

${list.join('\n')}
`;
}
