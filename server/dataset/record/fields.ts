import type { Viewpoint } from '../../contract/annotation.ts';
import type { Box } from '../../contract/box.ts';
import { six } from '../label/rewrite.ts';
import { badField, type EditContext } from './edit-context.ts';
import type { Item } from './item.ts';

/** What an edit may set; a field left out stays as it is. */
export interface Fields {
  box?: Box;
  species?: string;
  individual?: string | null;
  viewpoint?: Viewpoint | null;
}

/** A box that sticks out less than this is as good as inside: it is the last decimal written. */
const slack = 1e-6;

/** Puts the fields of an edit into an annotation; the label line follows later. */
export function setFields(item: Item, fields: Fields, { file }: EditContext): void {
  const { annotation } = item;
  // A box that stays where it is keeps its text, however odd that is.
  if (fields.box && !sameBox(fields.box, annotation.box)) {
    annotation.box = insideImage(fields.box, file);
  }
  if (fields.species !== undefined) annotation.species = fields.species.trim().normalize('NFC');
  if (fields.individual !== undefined) setIndividual(annotation, fields.individual, file);
  if (fields.viewpoint !== undefined) annotation.viewpoint = fields.viewpoint;
}

/** A name overrules what was said of that individual before. */
function setIndividual(annotation: Item['annotation'], name: string | null, file: string): void {
  const individual = name === null ? null : cleanName(name, file);
  annotation.individual = individual;
  annotation.comparisons = annotation.comparisons.filter((one) => one.individual !== individual);
}

const sameBox = (a: Box, b: Box) => a.every((value, index) => value === b[index]);

/** The part of a box that is in the image, as label files need it. @throws SleuthsError if none is */
export function insideImage(box: Box, file: string): Box {
  const [cx, cy, w, h] = box;
  const noBox = (message: string) =>
    badField('box', message, 'Draw a box on the animal, within the image.', file);
  if (!box.every(Number.isFinite)) throw noBox('The box has a coordinate that is not a number.');
  if (w <= 0 || h <= 0) throw noBox(`The box has no area: width ${w}, height ${h}.`);
  const [x, width] = clip(cx, w);
  const [y, height] = clip(cy, h);
  if (Number(six(width)) <= 0 || Number(six(height)) <= 0) {
    throw noBox('The box lies outside of the image or is too small.');
  }
  return [x, y, width, height];
}

/** Centre and size of the part of an interval that lies in 0 to 1. */
function clip(centre: number, size: number): [number, number] {
  const [start, end] = [centre - size / 2, centre + size / 2];
  if (start >= -slack && end <= 1 + slack) return [centre, size];
  const [from, to] = [Math.max(0, start), Math.min(1, end)];
  return [(from + to) / 2, to - from];
}

/** @throws SleuthsError for a name that is empty or has control characters */
export function cleanName(name: string, file: string): string {
  const clean = name.trim().normalize('NFC');
  // Control characters cannot be seen and would make two names of one.
  if (clean !== '' && !/\p{Cc}/u.test(clean)) return clean;
  throw badField(
    'individual',
    'The name of the individual is empty or has control characters.',
    'Give a name, or leave the individual out.',
    file,
  );
}
