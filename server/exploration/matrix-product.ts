import { availableParallelism } from 'node:os';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { gemmModel } from './gemm-model.ts';

/** `a × bᵀ` for float matrices, by ONNX Runtime: some fifty times as fast as a loop. */
export class MatrixProduct {
  readonly #session: InferenceSession;
  #scores = new Float32Array(0);

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  static async open(): Promise<MatrixProduct> {
    const session = await InferenceSession.create(gemmModel(), {
      executionProviders: ['cpu'],
      // A core stays for the page and the person.
      intraOpNumThreads: Math.max(1, availableParallelism() - 1),
      enableMemPattern: false,
      logSeverityLevel: 3,
    });
    return new MatrixProduct(session);
  }

  /** The same with a result of its own, so that two who calculate by turns do not overwrite each other. */
  another(): MatrixProduct {
    return new MatrixProduct(this.#session);
  }

  /**
   * @param a rows × dimensions
   * @param b columns × dimensions
   * @returns rows × columns, good until the next call
   */
  async of(
    a: Float32Array,
    rows: number,
    b: Float32Array,
    columns: number,
    dimensions: number,
  ): Promise<Float32Array> {
    const size = rows * columns;
    if (this.#scores.length < size) this.#scores = new Float32Array(size);
    const scores = this.#scores.subarray(0, size);
    await this.#session.run(
      {
        a: new Tensor('float32', a.subarray(0, rows * dimensions), [rows, dimensions]),
        b: new Tensor('float32', b.subarray(0, columns * dimensions), [columns, dimensions]),
      },
      { scores: new Tensor('float32', scores, [rows, columns]) },
    );
    return scores;
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}
