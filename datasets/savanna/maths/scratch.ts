const pools = new Map<string, ArrayBuffer>();

/**
 * Room for numbers that is used again by the next caller of the same name: a photograph needs tens of
 * megabytes of it, and new ones each time would keep the garbage collector busy. Not cleared.
 */
export function scratchFloats(name: string, length: number): Float32Array {
  const bytes = length * Float32Array.BYTES_PER_ELEMENT;
  let pool = pools.get(name);
  if (!pool || pool.byteLength < bytes) {
    pool = new ArrayBuffer(Math.ceil(bytes * 1.25));
    pools.set(name, pool);
  }
  return new Float32Array(pool, 0, length);
}
