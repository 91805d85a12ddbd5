import type { Flank } from '../animals/mesh.ts';
import { speciesNames, type SpeciesName } from '../animals/species.ts';
import type { PixelBox } from '../photograph.ts';

/** Centre x, centre y, width, height as fractions of the picture. */
export type YoloBox = readonly [number, number, number, number];

/** An animal as it is, or as somebody labelled it. */
export interface LabelledBox {
  species: SpeciesName;
  individual: string | null;
  flank: Flank;
  box: YoloBox;
}

export function toYolo(box: PixelBox, width: number, height: number): YoloBox {
  const round = (value: number): number => Number(value.toFixed(6));
  return [
    round((box.left + box.right) / 2 / width),
    round((box.top + box.bottom) / 2 / height),
    round((box.right - box.left) / width),
    round((box.bottom - box.top) / height),
  ];
}

/** A line of a YOLO label file, without its end. */
export function labelLine({ species, box }: LabelledBox): string {
  return [speciesNames.indexOf(species), ...box.map((value) => value.toFixed(6))].join(' ');
}
