/**
 * How one of many is told from the others in a picture: a colour and, for who cannot tell the colours
 * apart, a shape. The colours themselves are the style sheet's (`--mark-0` and on), by theme.
 */
export interface Mark {
  /** Index of a colour; -1: the quiet one of what has no name. */
  colour: number;
  /** Index into `shapes`. */
  shape: number;
}

export const markColours = 8;
export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;

export const quietMark: Mark = { colour: -1, shape: 0 };

/** The nth of a few: neighbours differ in both. */
export function markAt(index: number): Mark {
  return {
    colour: index % markColours,
    shape: (index + Math.floor(index / markColours)) % shapes.length,
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
    colour: hash % markColours,
    shape: Math.floor(hash / markColours) % shapes.length,
  };
}
