/** A graph that cannot be converted; the message names the node or operator that stands in the way. */
export class ConversionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConversionError';
  }
}
