import { InferenceSession, Tensor } from 'onnxruntime-node';
import { SleuthsError } from '../../contract/errors.ts';
import type { ModelInput } from '../../contract/model.ts';
import type { ModelOutput } from '../heads/head.ts';
import { sessionOptionsFor, type ExecutionProvider } from '../provider/execution-provider.ts';
import type { ImageOutputs, ModelRunner } from './model-runner.ts';
import type { ResolvedModel } from '../resolved-model.ts';
import { tensorLength } from '../tensor.ts';

/** A model loaded into ONNX Runtime. `run` blocks its thread: use it in a worker. */
export class ModelSession implements ModelRunner, AsyncDisposable {
  readonly #session: InferenceSession;
  readonly #input: ModelInput;
  /** The model's own batch size; null: any. */
  readonly #fixedBatch: number | null;

  private constructor(session: InferenceSession, input: ModelInput, fixedBatch: number | null) {
    this.#session = session;
    this.#input = input;
    this.#fixedBatch = fixedBatch;
  }

  /**
   * @param threads of one operator, on the CPU; default: ONNX Runtime's (one a core)
   * @throws SleuthsError unprocessable: no ONNX model, or its input is not what the description says
   */
  static async open(
    { file, description }: ResolvedModel,
    provider: ExecutionProvider,
    threads?: number,
  ): Promise<ModelSession> {
    let session: InferenceSession;
    try {
      session = await InferenceSession.create(file, sessionOptionsFor(provider, threads));
    } catch (cause) {
      throw new SleuthsError(
        {
          code: 'unprocessable',
          message: `The model '${description.id}' cannot be loaded with ${provider}: ${reasonOf(cause)}`,
          remedy: 'Check the file, download the model again, or try --provider cpu.',
          file,
        },
        { cause },
      );
    }
    try {
      const fixedBatch = batchSizeOf(session, description.input, description.id, file);
      return new ModelSession(session, description.input, fixedBatch);
    } catch (error) {
      await session.release();
      throw error;
    }
  }

  get outputShapes(): number[][] {
    return this.#session.outputMetadata.map((output) =>
      output.isTensor ? output.shape.map((side) => (typeof side === 'number' ? side : -1)) : [],
    );
  }

  /** Runs images through the model, in as many runs as its batch size asks for. */
  async run(tensors: Float32Array[]): Promise<{ images: ImageOutputs[]; milliseconds: number }> {
    const begun = performance.now();
    const results: ImageOutputs[] = [];
    const size = this.#fixedBatch ?? tensors.length;
    for (let start = 0; start < tensors.length; start += size) {
      const images = tensors.slice(start, start + size);
      const outputs = await this.#runBatch(images, size);
      images.forEach((_, item) => results.push({ outputs, item }));
    }
    return { images: results, milliseconds: performance.now() - begun };
  }

  async #runBatch(images: Float32Array[], size: number): Promise<ModelOutput[]> {
    const { width, height } = this.#input;
    const length = tensorLength(this.#input);
    // A fixed batch larger than what is at hand is filled up with zeros, whose outputs nobody reads.
    const batch = size === 1 ? images[0]! : new Float32Array(length * size);
    if (size > 1) images.forEach((image, index) => batch.set(image, index * length));
    const tensor = new Tensor('float32', batch, [size, 3, height, width]);
    const outputs = await this.#session.run({ [this.#session.inputNames[0]!]: tensor });
    return this.#session.outputNames.map((name) => {
      const output = outputs[name]!;
      return { name, shape: output.dims, data: floatsOf(name, output.data) };
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

function floatsOf(name: string, data: Tensor['data']): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new SleuthsError({
    code: 'unprocessable',
    message: `The model's output '${name}' is not of 32-bit floats.`,
    remedy: 'Export the model with float32 inputs and outputs.',
  });
}

function batchSizeOf(
  session: InferenceSession,
  { width, height }: ModelInput,
  id: string,
  file: string,
): number | null {
  const input = session.inputMetadata[0];
  const wanted = ['any', 3, height, width];
  const shape = input?.isTensor ? input.shape : [];
  const fits =
    input?.isTensor === true &&
    input.type === 'float32' &&
    shape.length === 4 &&
    // A dimension with a name is dynamic.
    shape.every((side, i) => i === 0 || typeof side === 'string' || side === wanted[i]);
  if (!fits) {
    const given = input?.isTensor ? `${input.type} [${shape.join(', ')}]` : 'no tensor';
    throw new SleuthsError({
      code: 'unprocessable',
      message: `The input of '${id}' is ${given}; its description says float32 [batch, 3, ${height}, ${width}].`,
      remedy: 'Correct the input in the model’s description, or export the model as float32 NCHW.',
      file,
    });
  }
  return typeof shape[0] === 'number' ? shape[0] : null;
}

/** The first line of ONNX Runtime's words, without the place in its sources and the failed condition. */
function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message
    .trim()
    .split('\n')[0]!
    .replace(/^\/\S*onnxruntime\S* .* was false\. /, '');
}
