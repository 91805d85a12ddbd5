/** Gives each name a number, from 0, in the order of their first mention. */
export class NameNumbers {
  readonly #numbers = new Map<string, number>();
  readonly names: string[] = [];

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.#numbers.set(name, number);
    this.names.push(name);
    return number;
  }
}

/**
 * A number for a text of which only equality counts, where a million texts would be too many to keep:
 * 53 bits of two FNV-1a hashes (http://www.isthe.com/chongo/tech/comp/fnv/). Among a million texts the
 * chance of one mistaken for another is about one in 20,000.
 */
export function textNumber(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 16), 0x01000193);
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
