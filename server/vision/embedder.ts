import { SleuthsError } from '../contract/errors.ts';
import type { PixelRectangle } from './image/orientation.ts';
import type { Pixels } from './image/pixels.ts';
import { MicroBatcher } from './micro-batcher.ts';
import type { ModelRunner } from './model/model-runner.ts';
import { prepareInput } from './prepare.ts';
import type { ResolvedModel } from './resolved-model.ts';

/** Turns crops into vectors; concurrent calls share batches. */
export class Embedder {
  readonly #model: ResolvedModel;
  readonly #batcher: MicroBatcher<Float32Array, Float32Array>;

  constructor(model: ResolvedModel, runner: ModelRunner, batch: number) {
    this.#model = model;
    this.#batcher = new MicroBatcher(async (tensors) => {
      const { images, milliseconds } = await runner.run(tensors);
      const results = images.map(({ outputs, item }) => {
        const { data, shape } = outputs[0]!;
        const length = data.length / shape[0]!;
        return normalised(data.subarray(item * length, (item + 1) * length), model);
      });
      return { results, milliseconds };
    }, batch);
  }

  /** Pixels that a crop must have so that resizing it to the model's input invents none. */
  get inputSize(): { width: number; height: number } {
    return this.#model.description.input;
  }

  /**
   * A crop as the model wants it.
   * @param part of the pixels that is the crop; without it all of them
   */
  async prepare(pixels: Pixels, part: PixelRectangle | undefined): Promise<Float32Array> {
    return (await prepareInput(pixels, this.#model.description.input, part)).tensor;
  }

  /**
   * @param tensor of `prepare`; it is gone afterwards
   * @returns an L2-normalised vector, and the time that the model spent on it
   * @throws SleuthsError unprocessable: the model gives no numbers, or not as many as its description says
   */
  async embed(
    tensor: Float32Array,
    signal?: AbortSignal,
  ): Promise<{ vector: Float32Array; milliseconds: number }> {
    const { result, milliseconds } = await this.#batcher.submit(tensor, signal);
    return { vector: result, milliseconds };
  }
}

/** A vector of length 1 in memory of its own. */
function normalised(values: Float32Array, { description, file }: ResolvedModel): Float32Array {
  const { id, dimensions } = description;
  let squares = 0;
  for (const value of values) squares += value * value;
  if (dimensions !== undefined && dimensions !== values.length) {
    throw new SleuthsError({
      code: 'unprocessable',
      message: `The embedder '${id}' gives ${values.length} numbers; its description says ${dimensions}.`,
      remedy: 'Correct the dimensions in the model’s description.',
      file,
    });
  }
  const norm = Math.sqrt(squares);
  // NaN and infinity too: neither is above zero and finite.
  if (!(norm > 0 && Number.isFinite(norm))) {
    throw new SleuthsError({
      code: 'unprocessable',
      message: `The embedder '${id}' gives no usable vector (its length is ${norm}).`,
      remedy: 'Try --provider cpu; if that is the same, download the model again.',
      file,
    });
  }
  return values.map((value) => value / norm);
}
