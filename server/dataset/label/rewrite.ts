import type { Box } from '../../contract/box.ts';
import { tokensOf, type LineContent } from './label-line.ts';
import { fitPolygon } from './polygon.ts';

type Drawn = Extract<LineContent, { box: Box }>;

/** A coordinate as label files have it: a millionth of the image is finer than any pixel. */
export const six = (value: number): string => value.toFixed(6);

/** A new label line. */
export function newLine(classIndex: number, box: Box): string {
  return [classIndex, ...box.map(six)].join(' ');
}

/** The line with another class; every other byte as it was. */
export function withClass(text: string, classIndex: number): string {
  return replaceTokens(text, new Map([[0, String(classIndex)]]));
}

/**
 * The line with another box. Only columns whose sixth decimal changes are written; spaces, confidence
 * and further columns stay. The points of a polygon move and stretch with the box around them.
 */
export function withBox(text: string, content: Drawn, box: Box): string {
  const changed = box.map((value, index) => six(value) !== six(content.box[index]!));
  const columns = new Map<number, string>();
  if (content.kind === 'box') {
    box.forEach((value, index) => {
      if (changed[index]) columns.set(index + 1, six(value));
    });
  } else {
    const points = content.tokens.slice(1).map((token) => Number(token.text));
    fitPolygon(points, content.box, box).forEach((value, index) => {
      const axis = index % 2;
      if (changed[axis] || changed[axis + 2]) columns.set(index + 1, six(value));
    });
  }
  return replaceTokens(text, columns);
}

function replaceTokens(text: string, columns: ReadonlyMap<number, string>): string {
  let result = text;
  // From the last to the first, so that the places of the earlier ones stay right.
  for (const [index, token] of [...tokensOf(text).entries()].reverse()) {
    const column = columns.get(index);
    if (column === undefined) continue;
    result = result.slice(0, token.start) + column + result.slice(token.start + token.text.length);
  }
  return result;
}
