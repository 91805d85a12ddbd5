import type { SpeciesName } from '../animals/species.ts';
import { labelLine, type LabelledBox, type YoloBox } from './boxes.ts';
import type { Labelling, Photographed } from './photographed.ts';

export const mistakeKinds = [
  'wrong-species',
  'wrong-individual',
  'box-too-large',
  'box-shifted',
  'box-missing',
  'line-twice',
  'line-malformed',
  'label-empty',
  'label-orphan',
  'image-truncated',
  'image-misnamed',
] as const;
export type MistakeKind = (typeof mistakeKinds)[number];

/** A mistake that was made on purpose, for tools and people to find. */
export interface Mistake {
  kind: MistakeKind;
  /** The photograph or label file, from the dataset's folder. */
  file: string;
  what: string;
}

const malformedLine = '0 0.5 0.5 nan 0.2';

function clip(value: number): number {
  return Number(value.toFixed(6));
}

/** Widens a box about its middle, inside the picture. */
function enlarge([cx, cy, w, h]: YoloBox): YoloBox {
  const left = Math.max(0, cx - w * 0.8);
  const right = Math.min(1, cx + w * 0.8);
  const top = Math.max(0, cy - h * 0.75);
  const bottom = Math.min(1, cy + h * 0.75);
  return [
    clip((left + right) / 2),
    clip((top + bottom) / 2),
    clip(right - left),
    clip(bottom - top),
  ];
}

/** Moves a box sideways by more than a third of its breadth, inside the picture. */
function shift([cx, cy, w, h]: YoloBox): YoloBox {
  const step = (cx < 0.5 ? 1 : -1) * w * 0.38;
  const moved = Math.min(1 - w / 2, Math.max(w / 2, cx + step));
  return [clip(moved), clip(cy), clip(w), clip(h)];
}

/**
 * Plants one mistake of each kind that lies in labels, in different photographs of the gallery.
 * @param labellings changed in place
 */
export function plantLabelMistakes(
  labellings: readonly Labelling[],
  photographed: readonly Photographed[],
): Mistake[] {
  const mistakes: Mistake[] = [];
  const used = new Set<string>();
  const choose = (fits: (boxes: readonly LabelledBox[]) => boolean, last = false): Labelling => {
    const list = last ? labellings.toReversed() : labellings;
    const found = list.find(({ file, boxes }) => !used.has(file) && fits(boxes));
    if (!found) throw new Error('The plan has too few photographs for the mistakes.');
    used.add(found.file);
    return found;
  };
  const only = (species: SpeciesName) => (boxes: readonly LabelledBox[]) =>
    boxes.length === 1 && boxes[0]!.species === species;
  const note = (kind: MistakeKind, { file }: Labelling, what: string): void => {
    mistakes.push({ kind, file: `images/${file}`, what });
  };

  const pair = choose((boxes) => boxes.length === 2);
  const [, unlabelled] = pair.boxes.splice(0, 2, pair.boxes[0]!);
  note('box-missing', pair, `${unlabelled!.individual} (${unlabelled!.species}) has no box`);

  const hyena = choose(only('spotted hyena'));
  const misnamed = hyena.boxes[0]!;
  hyena.boxes[0] = { ...misnamed, species: 'leopard', individual: null };
  note('wrong-species', hyena, `${misnamed.individual} is a spotted hyena, labelled as a leopard`);

  const zebra = choose(only('zebra'));
  const mistaken = zebra.boxes[0]!;
  const other = photographed
    .flatMap(({ truth }) => truth)
    .find(({ species, individual }) => species === 'zebra' && individual !== mistaken.individual)!;
  zebra.boxes[0] = { ...mistaken, individual: other.individual };
  note('wrong-individual', zebra, `${mistaken.individual}, labelled as ${other.individual}`);

  const large = choose(only('giraffe'));
  large.boxes[0] = { ...large.boxes[0]!, box: enlarge(large.boxes[0]!.box) };
  note('box-too-large', large, 'the box is about half as large again as the animal');

  const shifted = choose(only('leopard'));
  shifted.boxes[0] = { ...shifted.boxes[0]!, box: shift(shifted.boxes[0]!.box) };
  note('box-shifted', shifted, 'the box lies beside the animal by a third of its breadth');

  const twice = choose(only('zebra'), true);
  twice.strayLines.push(labelLine(twice.boxes[0]!));
  note('line-twice', twice, 'the same line stands twice in the label file');

  const malformed = choose(only('giraffe'), true);
  malformed.strayLines.push(malformedLine);
  note('line-malformed', malformed, `the label file has the line "${malformedLine}"`);

  const empty = choose(only('leopard'), true);
  const forgotten = empty.boxes.splice(0, 1)[0]!;
  note('label-empty', empty, `an empty label file, but ${forgotten.individual} (leopard) is there`);
  return mistakes;
}
