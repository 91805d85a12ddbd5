const space = /[ \t\r\n]*/y;
const scalar =
  // eslint-disable-next-line no-control-regex -- JSON forbids exactly these
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON, as line and column from 1. (`JSON.parse` tells the place of some
 * errors only, and in words that change with the version of V8.)
 */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const before = text.slice(0, errorOffset(text)).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Follows the text with a stack of what is open, up to the first token that does not fit. */
function errorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let position = skip(space, text, 0);
  let expected: 'value' | 'value or ]' | 'key' | 'key or }' | 'next' = 'value';
  while (position < text.length) {
    const character = text[position]!;
    const inside = open.at(-1);
    let length = 1;
    if (expected === 'next') {
      if (character === ',' && inside) expected = inside === '{' ? 'key' : 'value';
      else if (inside && character === (inside === '{' ? '}' : ']')) open.pop();
      else return position;
    } else if (expected === 'value or ]' && character === ']') {
      open.pop();
      expected = 'next';
    } else if (expected === 'key or }' && character === '}') {
      open.pop();
      expected = 'next';
    } else if (expected === 'key' || expected === 'key or }') {
      length = skip(scalar, text, position) - position;
      if (character !== '"' || length === 0) return position;
      const colon = skip(space, text, position + length);
      if (text[colon] !== ':') return colon;
      length = colon + 1 - position;
      expected = 'value';
    } else if (character === '{' || character === '[') {
      open.push(character);
      expected = character === '{' ? 'key or }' : 'value or ]';
    } else {
      length = skip(scalar, text, position) - position;
      if (length === 0) return position;
      expected = 'next';
    }
    position = skip(space, text, position + length);
  }
  return position;
}

/** Where a sticky pattern's match at a position ends. */
function skip(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return position + (pattern.exec(text)?.[0].length ?? 0);
}
