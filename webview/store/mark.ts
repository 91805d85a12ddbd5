import type { AnnotationState } from '../../server/contract/annotation.ts';

/**
 * How one of many is told from the others in a picture: a colour and, for who cannot tell the colours
 * apart, a shape. The colours themselves are the style sheet's (`--mark-0` and on), by theme.
 */
export interface Mark {
  /** Index into `markColours`. */
  colour: number;
  /** Index into `shapes`. */
  shape: number;
}

/** Colours that tell many apart, by the style sheet's variable. */
const manyColours = 8;
export const markColours = [
  ...Array.from({ length: manyColours }, (_, i) => `--mark-${i}`),
  '--state-proposed',
  '--state-accepted',
  '--state-unidentifiable',
  '--state-rejected',
  '--mark-quiet',
];

export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;

/** Of what has no name. */
export const quietMark: Mark = { colour: markColours.indexOf('--mark-quiet'), shape: 0 };

export const stateMarks: Readonly<Record<AnnotationState, Mark>> = {
  proposed: { colour: markColours.indexOf('--state-proposed'), shape: 0 },
  accepted: { colour: markColours.indexOf('--state-accepted'), shape: 1 },
  unidentifiable: { colour: markColours.indexOf('--state-unidentifiable'), shape: 3 },
  rejected: { colour: markColours.indexOf('--state-rejected'), shape: 4 },
};

/** The nth of a few: neighbours differ in both. */
export function markAt(index: number): Mark {
  return {
    colour: index % manyColours,
    shape: (index + Math.floor(index / manyColours)) % shapes.length,
  };
}

/** The same mark for the same name, always and everywhere, whoever else is there. */
export function markOf(name: string): Mark {
  // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more: short names differ little.
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = (hash ^ (hash >>> 12)) >>> 0;
  return {
    colour: hash % manyColours,
    shape: Math.floor(hash / manyColours) % shapes.length,
  };
}
