import { createHash } from 'node:crypto';

/**
 * A set of paths that keeps 8 bytes of SHA-1 for each instead of the text, in an open-addressing table:
 * at most 32 MB for a million. Two of a million different paths are taken for the same with a
 * probability of 3 in 10⁸.
 */
export class PathSet {
  #table = new BigUint64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether the path was new. */
  add(path: string): boolean {
    if (this.#size * 2 >= this.#table.length) this.#grow();
    const key = keyOf(path);
    const slot = this.#slot(key);
    if (this.#table[slot] === key) return false;
    this.#table[slot] = key;
    this.#size++;
    return true;
  }

  has(path: string): boolean {
    const key = keyOf(path);
    return this.#table[this.#slot(key)] === key;
  }

  /** Where the key is or would go. Zero marks a free slot. */
  #slot(key: bigint): number {
    const mask = this.#table.length - 1;
    let slot = Number(key & 0xffffffffn) & mask;
    while (this.#table[slot] !== 0n && this.#table[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#table;
    this.#table = new BigUint64Array(keys.length * 2);
    for (const key of keys) if (key !== 0n) this.#table[this.#slot(key)] = key;
  }
}

function keyOf(path: string): bigint {
  const key = createHash('sha1').update(path).digest().readBigUInt64LE();
  return key === 0n ? 1n : key;
}
