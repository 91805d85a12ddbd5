/** Pairs by similarity, the most similar first; a binary heap in flat arrays, for millions of them. */
export class EdgeHeap {
  #similarity: Float32Array;
  #a: Int32Array;
  #b: Int32Array;
  size = 0;

  constructor(capacity: number) {
    this.#similarity = new Float32Array(Math.max(1, capacity));
    this.#a = new Int32Array(Math.max(1, capacity));
    this.#b = new Int32Array(Math.max(1, capacity));
  }

  push(a: number, b: number, similarity: number): void {
    let place = this.size++;
    if (place === this.#a.length) throw new RangeError('The heap of pairs is full.');
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#similarity[parent]! >= similarity) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, a, b, similarity);
  }

  /** Removes the most similar pair; undefined: there is none. */
  pop(): { a: number; b: number; similarity: number } | undefined {
    if (this.size === 0) return undefined;
    const top = { a: this.#a[0]!, b: this.#b[0]!, similarity: this.#similarity[0]! };
    const last = --this.size;
    const [a, b, similarity] = [this.#a[last]!, this.#b[last]!, this.#similarity[last]!];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= last) break;
      if (child + 1 < last && this.#similarity[child + 1]! > this.#similarity[child]!) child += 1;
      if (this.#similarity[child]! <= similarity) break;
      this.#move(child, place);
      place = child;
    }
    if (last > 0) this.#put(place, a, b, similarity);
    return top;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#a[from]!, this.#b[from]!, this.#similarity[from]!);
  }

  #put(place: number, a: number, b: number, similarity: number): void {
    this.#a[place] = a;
    this.#b[place] = b;
    this.#similarity[place] = similarity;
  }
}
