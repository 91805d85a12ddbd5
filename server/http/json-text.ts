/**
 * A reply that another thread has written as JSON already, in pieces: a large one, written on the main
 * thread in one go, would keep everybody else waiting.
 */
export class JsonText<Value> {
  /** Only a type: what the text says. */
  declare readonly value: Value;
  readonly pieces: Iterable<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    this.pieces = pieces;
  }
}
