import type { Box } from '../../contract/box.ts';
import type { Problem } from '../../contract/problem.ts';
import { boundingBox } from './polygon.ts';

/** A column of a line and where it begins (from 0). */
export interface Token {
  text: string;
  start: number;
}

/** What a line is. `classIndex` is null where the first column is no class number. */
export type LineContent =
  | { kind: 'blank' }
  | { kind: 'other' }
  | {
      kind: 'box';
      tokens: Token[];
      classIndex: number | null;
      box: Box;
      confidence: number | null;
    }
  | { kind: 'polygon'; tokens: Token[]; classIndex: number | null; box: Box };

/** Something wrong with a line; the file and the line's number are the caller's. */
export type Fault = Omit<Problem, 'file' | 'line'>;

export interface ParsedLine {
  content: LineContent;
  faults: Fault[];
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const notFinite = /^[+-]?(?:nan|inf|infinity)$/i;
const keys = ['cx', 'cy', 'w', 'h'];

/**
 * Understands one line of a YOLO label file: `class cx cy w h`, with a confidence and further columns
 * if there are any, or `class x1 y1 x2 y2 …`, a polygon of three points or more, which counts as its
 * bounding box. As in Ultralytics seven, nine, … columns are a polygon, unless the dataset's
 * keypoints make that many (`poseColumns`).
 */
export function parseLine(text: string, poseColumns: number | null): ParsedLine {
  const tokens = tokensOf(text);
  const first = tokens[0];
  const faults: Fault[] = [];
  const unusable = (...more: Fault[]): ParsedLine => ({
    content: { kind: 'other' },
    faults: [...faults, ...more],
  });
  if (!first) return { content: { kind: 'blank' }, faults };
  if (first.text.startsWith('#')) return unusable(comment(first));
  if (tokens.length < 5) return unusable(tooFewColumns(tokens.length, text.length + 1));

  const classIndex = classOf(first, faults);
  const isPose = tokens.length === poseColumns;
  const isPolygon = tokens.length >= 7 && tokens.length % 2 === 1 && !isPose;
  const numbers = (isPolygon ? tokens.slice(1) : tokens.slice(1, 5)).map((token, index) => {
    const key = isPolygon ? `${'xy'[index % 2]}${(index >> 1) + 1}` : keys[index]!;
    return coordinate(token, key, faults);
  });
  if (numbers.some((value) => value === null)) return unusable();
  const values = numbers as number[];
  const box = isPolygon ? boundingBox(values) : (values as Box);
  if (!(box[2] > 0 && box[3] > 0)) {
    return unusable(noSize(tokens[isPolygon ? 1 : box[2] > 0 ? 4 : 3]!, box));
  }
  if (!touchesImage(box)) return unusable();

  if (isPolygon) return { content: { kind: 'polygon', tokens, classIndex, box }, faults };
  if (tokens.length > 6 && !isPose) faults.push(furtherColumns(tokens[6]!));
  const sixth =
    tokens[5] && !isPose && decimal.test(tokens[5].text) ? Number(tokens[5].text) : null;
  const confidence = sixth !== null && sixth >= 0 && sixth <= 1 ? sixth : null;
  return { content: { kind: 'box', tokens, classIndex, box, confidence }, faults };
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[^ \t\v\f]+/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}

function classOf({ text, start }: Token, faults: Fault[]): number | null {
  const value = decimal.test(text) ? Number(text) : NaN;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  faults.push({
    code: 'label-class-malformed',
    severity: 'error',
    message: `The class is ${quote(text)}, which is not a class number.`,
    remedy: 'Write the number of the species in data.yaml, from 0, or choose its species.',
    column: start + 1,
    field: 'class',
  });
  return null;
}

/** The number, with a fault if it lies outside the image; null with a fault if it is none. */
function coordinate({ text, start }: Token, field: string, faults: Fault[]): number | null {
  const value = decimal.test(text) ? Number(text) : NaN;
  if (Number.isFinite(value)) {
    if (value < 0 || value > 1) faults.push(outside(text, value, field, start + 1));
    return value;
  }
  const infinite = notFinite.test(text) || decimal.test(text);
  faults.push({
    code: infinite ? 'label-number-not-finite' : 'label-number-malformed',
    severity: 'error',
    message: `${field} is ${quote(text)}, which is not ${infinite ? 'a finite' : 'a'} number.`,
    remedy: 'Write a fraction of the image from 0 to 1, or remove the line.',
    column: start + 1,
    field,
  });
  return null;
}

const outside = (text: string, value: number, field: string, column: number): Fault => ({
  code: 'label-outside',
  severity: 'error',
  message: `${field} is ${quote(text)}, outside of 0 to 1.`,
  remedy:
    value > 2
      ? 'It looks like pixels: divide by the width or height of the image.'
      : 'Move the box into the image, or correct the line.',
  column,
  field,
});

const comment = ({ start }: Token): Fault => ({
  code: 'label-comment',
  severity: 'warning',
  message: 'A comment, which YOLO label files do not have; other programs refuse the file.',
  remedy: 'Remove the line if you train with other programs.',
  column: start + 1,
});

const tooFewColumns = (count: number, column: number): Fault => ({
  code: 'label-columns-missing',
  severity: 'error',
  message: `The line has ${count} of the 5 columns class, cx, cy, w, h.`,
  remedy: 'Complete the line or remove it.',
  column,
});

const furtherColumns = ({ start }: Token): Fault => ({
  code: 'label-columns-unknown',
  severity: 'warning',
  message: 'The line has columns beyond class, box and confidence; they are kept as they are.',
  remedy: 'Nothing here needs it; other programs may refuse the line.',
  column: start + 1,
});

const noSize = ({ start }: Token, box: Box): Fault => ({
  code: 'label-size',
  severity: 'error',
  message: `The box has no area: width ${box[2]}, height ${box[3]}.`,
  remedy: 'Correct width and height, or remove the line.',
  column: start + 1,
  field: box[2] > 0 ? 'h' : 'w',
});

function touchesImage([cx, cy, w, h]: Box): boolean {
  return cx + w / 2 > 0 && cx - w / 2 < 1 && cy + h / 2 > 0 && cy - h / 2 < 1;
}

/** The text in quotation marks, cut short, control characters and foreign bytes escaped. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
