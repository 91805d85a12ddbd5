/** No more was heard for this long: the burst is over. In milliseconds. */
const quiet = 200;
/** It goes on and on: what there is until now is worked off. */
const longest = 1000;

/** Gathers what comes in bursts, each thing once, and has it worked off, one burst at a time. */
export class Burst<T> {
  readonly #work: (things: Set<T>) => Promise<void>;
  #things = new Set<T>();
  #since = 0;
  #timer: NodeJS.Timeout | null = null;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  /** @param work must not reject */
  constructor(work: (things: Set<T>) => Promise<void>) {
    this.#work = work;
  }

  add(thing: T): void {
    if (this.#closed) return;
    if (this.#things.size === 0) this.#since = performance.now();
    this.#things.add(thing);
    const patience = this.#since + longest - performance.now();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), Math.max(0, Math.min(quiet, patience))).unref();
  }

  /** Drops what is gathered; resolves when what is being worked off is done. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#working;
  }

  #flush(): void {
    this.#timer = null;
    const things = this.#things;
    this.#things = new Set();
    this.#working = this.#working.then(() => (this.#closed ? undefined : this.#work(things)));
  }
}
