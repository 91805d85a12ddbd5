/** Photographs whose last version is remembered. */
const mostKept = 20_000;

/** The last version of each photograph's labels that this process has written. */
export class OwnVersions {
  readonly #versions = new Map<string, string>();

  add(path: string, version: string): void {
    // Put at the end, so that the first is the one that was written longest ago.
    this.#versions.delete(path);
    this.#versions.set(path, version);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > mostKept && oldest !== undefined) this.#versions.delete(oldest);
  }

  /** Another program has written since. */
  delete(path: string): void {
    this.#versions.delete(path);
  }

  has(path: string, version: string): boolean {
    return this.#versions.get(path) === version;
  }
}
