export interface BackoffOptions {
  /** Milliseconds before the first retry; doubled for each one after it. */
  first: number;
  longest: number;
  /** Failures in a row after which it is given up. */
  attempts: number;
}

/** Counts failures in a row and says how long to wait after each. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** Milliseconds to wait after one more failure; null: give up. */
  next(): number | null {
    const { first, longest, attempts } = this.#options;
    this.#failures += 1;
    if (this.#failures > attempts) return null;
    return Math.min(longest, first * 2 ** (this.#failures - 1));
  }

  reset(): void {
    this.#failures = 0;
  }
}
