/** Steps that are still being added to, at the most. */
const mostKept = 1000;

/** Numbers the entries of each step, so that who reads the journal backwards knows where it begins. */
export class StepParts {
  readonly #next = new Map<string, number>();

  next(by: string, step: string): number {
    const key = keyOf(by, step);
    const part = this.#next.get(key) ?? 0;
    this.#next.delete(key);
    this.#next.set(key, part + 1);
    const [oldest] = this.#next.keys();
    if (this.#next.size > mostKept && oldest !== undefined) this.#next.delete(oldest);
    return part;
  }

  /** A step that was undone begins anew. */
  forget(by: string, step: string): void {
    this.#next.delete(keyOf(by, step));
  }
}

const keyOf = (by: string, step: string) => JSON.stringify([by, step]);
