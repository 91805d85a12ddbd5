import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A tensor of the runtime's with its float values. */
export interface FloatTensor {
  dims: readonly number[];
  values: Float32Array;
}

/** Runs an ONNX model on the processor. */
export class OnnxModel implements AsyncDisposable {
  readonly #session: InferenceSession;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async load(model: string | Uint8Array): Promise<OnnxModel> {
    const options = { executionProviders: ['cpu'], logSeverityLevel: 3 } as const;
    return new OnnxModel(
      typeof model === 'string'
        ? await InferenceSession.create(model, options)
        : await InferenceSession.create(model, options),
    );
  }

  async run(dims: readonly number[], values: Float32Array): Promise<Record<string, FloatTensor>> {
    const [input = ''] = this.#session.inputNames;
    const outputs = await this.#session.run({ [input]: new Tensor('float32', values, dims) });
    return Object.fromEntries(
      Object.entries(outputs).map(([name, tensor]) => [
        name,
        { dims: tensor.dims, values: tensor.data as Float32Array },
      ]),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

/** Largest difference of two lists of equal length. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} values beside ${b.length}.`);
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs((a[i] ?? NaN) - (b[i] ?? NaN));
    // A value that is not a number is as far as can be.
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}
