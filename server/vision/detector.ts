import type { ResolvedModel } from './resolved-model.ts';
import type { Detection } from './analysis.ts';
import type { Candidates, Head } from './heads/head.ts';
import { headOf } from './heads/head-registry.ts';
import type { Pixels } from './image/pixels.ts';
import { MicroBatcher } from './micro-batcher.ts';
import type { ModelRunner } from './model/model-runner.ts';
import { byScore, suppress } from './nms.ts';
import { toImageBox } from './placement.ts';
import { prepareInput } from './prepare.ts';

export interface DetectorOptions {
  /** Least score of a detection, 0 to 1. */
  confidence: number;
  /** Overlap above which the weaker of two boxes is dropped, 0 to 1. */
  iou: number;
  /** Whether boxes of different classes suppress each other. */
  agnosticNms: boolean;
  /** Images in a batch at most. */
  batch: number;
}

/** Finds objects in photographs; concurrent calls share batches. */
export class Detector {
  readonly #model: ResolvedModel;
  readonly #options: DetectorOptions;
  readonly #head: Head;
  readonly #batcher: MicroBatcher<Float32Array, Candidates>;

  /** @throws SleuthsError unprocessable: no head fits the model */
  constructor(model: ResolvedModel, runner: ModelRunner, options: DetectorOptions) {
    this.#model = model;
    this.#options = options;
    const head = headOf(model.description, runner.outputShapes);
    this.#head = head;
    this.#batcher = new MicroBatcher(async (tensors) => {
      const { images, milliseconds } = await runner.run(tensors);
      const results = images.map(({ outputs, item }) =>
        head.decode(outputs, item, model.description.input, options.confidence),
      );
      return { results, milliseconds };
    }, options.batch);
  }

  /**
   * @param pixels the displayed image
   * @returns detections, best first, and the time spent on them
   */
  async detect(
    pixels: Pixels,
    signal?: AbortSignal,
  ): Promise<{ detections: Detection[]; milliseconds: number }> {
    const start = performance.now();
    const { tensor, placement } = await prepareInput(pixels, this.#model.description.input);
    const prepared = performance.now() - start;
    signal?.throwIfAborted();
    const { result, milliseconds } = await this.#batcher.submit(tensor, signal);

    const { iou, agnosticNms } = this.#options;
    const kept = this.#head.suppressed
      ? byScore(result.scores)
      : suppress(result, { iou, agnostic: agnosticNms });
    const names = this.#model.description.classes;
    const detections = kept.flatMap((index): Detection[] => {
      const box = toImageBox(result.corners[index]!, placement);
      const classIndex = result.classes[index]!;
      const name = names?.[classIndex] ?? String(classIndex);
      return box ? [{ classIndex, class: name, confidence: result.scores[index]!, box }] : [];
    });
    return { detections, milliseconds: prepared + milliseconds };
  }
}
