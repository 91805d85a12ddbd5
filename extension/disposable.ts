interface DisposableLike {
  dispose(): unknown;
}

/** Base of everything that holds something to let go of: what is registered ends with its owner. */
export abstract class Disposable implements DisposableLike {
  readonly #owned: DisposableLike[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    // In reverse: what came later may still use what came before.
    for (const owned of this.#owned.splice(0).reverse()) owned.dispose();
  }

  /** Ends `owned` together with this; at once if this has already ended. */
  protected register<T extends DisposableLike>(owned: T): T {
    if (this.#disposed) owned.dispose();
    else this.#owned.push(owned);
    return owned;
  }
}
