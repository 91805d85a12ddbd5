import { Analyser } from './analyser.ts';
import type { AnalyseRequest, PhotographAnalysis } from './analysis.ts';
import { Detector } from './detector.ts';
import { Embedder } from './embedder.ts';
import { Semaphore } from './image/semaphore.ts';
import { ModelThread } from './model/model-thread.ts';
import type { ExecutionProvider } from './provider/execution-provider.ts';
import type { ResolvedModel } from './resolved-model.ts';

/** What the worker needs to know; plain data, so that it crosses to the thread. */
export interface PipelineOptions {
  detector: ResolvedModel | null;
  embedder: ResolvedModel | null;
  provider: ExecutionProvider;
  confidence: number;
  iou: number;
  agnosticNms: boolean;
  cropMargin: number;
  detectorBatch: number;
  embedderBatch: number;
  /** Photographs in hand at once; each holds its working copy in memory (12.6 MB at most). */
  concurrency: number;
  threads: number | undefined;
}

/** Photographs on their way through the models: pixels in this thread, models in one of their own. */
export class Pipeline implements AsyncDisposable {
  readonly #analyser: Analyser;
  readonly #slots: Semaphore;
  readonly #models: ModelThread;

  private constructor(analyser: Analyser, slots: Semaphore, models: ModelThread) {
    this.#analyser = analyser;
    this.#slots = slots;
    this.#models = models;
  }

  /** @throws SleuthsError a model cannot be loaded with this provider, or is not what it is said to be */
  static async open(options: PipelineOptions): Promise<Pipeline> {
    const { detector, embedder, provider, threads } = options;
    const models = await ModelThread.open({
      models: [detector, embedder].filter((model) => model !== null),
      provider,
      threads,
    });
    try {
      const finder =
        detector &&
        new Detector(detector, models.runner(0), { ...options, batch: options.detectorBatch });
      const describer =
        embedder && new Embedder(embedder, models.runner(detector ? 1 : 0), options.embedderBatch);
      const analyser = new Analyser(finder, describer, options.cropMargin);
      return new Pipeline(analyser, new Semaphore(options.concurrency), models);
    } catch (error) {
      await models[Symbol.asyncDispose]();
      throw error;
    }
  }

  analyse(request: AnalyseRequest, signal: AbortSignal): Promise<PhotographAnalysis> {
    return this.#slots.use(() => this.#analyser.analyse(request, signal));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#models[Symbol.asyncDispose]();
  }
}
