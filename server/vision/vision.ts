import type { ProviderName, ProviderReport } from '../contract/model.ts';
import type { AnalyseRequest, PhotographAnalysis } from './analysis.ts';
import { fingerprintOf, type ResultOptions } from './fingerprint.ts';
import { chooseProvider, type ChosenProvider } from './provider/choose-provider.ts';
import { probeInProcess } from './provider/probe-in-process.ts';
import type { ResolvedModel } from './resolved-model.ts';
import { WorkerCalls } from './thread/worker-calls.ts';
import { workerFile } from '../worker-file.ts';
import type { PipelineOptions } from './pipeline.ts';

export interface VisionOptions {
  detector: ResolvedModel | null;
  embedder: ResolvedModel | null;
  provider: ProviderName;
  /** Least score of a detection, 0 to 1. */
  confidence: number;
  /** Overlap above which the weaker of two boxes is dropped, 0 to 1. */
  iou: number;
  /** Whether boxes of different classes suppress each other. Default: no. */
  agnosticNms?: boolean;
  /** Around each crop, as a fraction of the box's sides. Default: none. */
  cropMargin?: number;
  /** Images in one run of a model at most. Default: by provider, see `batchSizes`. */
  batch?: number;
  /** Photographs in hand at once; further ones wait. Default 4. */
  concurrency?: number;
  /** Threads of a model on the CPU. Default: one a core. */
  threads?: number;
}

/** Detector and embedder, loaded and ready, in a thread of their own. */
export interface Vision extends AsyncDisposable {
  readonly provider: ProviderReport;
  /** Of the models and the options that change results, see `fingerprintOf`. */
  readonly fingerprint: string;
  /**
   * Any number of photographs may be asked for at once; `concurrency` of them are worked on.
   * @throws ImageError (a SleuthsError) the file cannot be analysed
   * @throws SleuthsError bad-request, unavailable, internal
   * @throws the signal's reason when it aborts
   */
  analyse(request: AnalyseRequest, signal?: AbortSignal): Promise<PhotographAnalysis>;
}

/**
 * Loads the models.
 * @throws SleuthsError unavailable: the provider asked for cannot be used; unprocessable: a model cannot be
 *   loaded, or is not what its description says
 */
export async function openVision(options: VisionOptions): Promise<Vision> {
  const results: ResultOptions = {
    detector: options.detector,
    embedder: options.embedder,
    confidence: options.confidence,
    iou: options.iou,
    agnosticNms: options.agnosticNms ?? false,
    cropMargin: options.cropMargin ?? 0,
  };
  const { threads } = options;
  const models = [options.detector, options.embedder].filter((model) => model !== null);
  const wanted = await chooseProvider(options.provider, (provider) =>
    probeInProcess({ provider, models, threads, thorough: options.provider !== 'auto' }),
  );
  const { thread, provider } = await openThread(wanted, (chosen) => {
    const { detector, embedder } = batchSizes(chosen.chosen, options.batch);
    const data: PipelineOptions = {
      ...results,
      provider: chosen.chosen,
      detectorBatch: detector,
      embedderBatch: embedder,
      concurrency: options.concurrency ?? 4,
      threads,
    };
    const file = workerFile('vision/vision-worker', import.meta.url);
    return WorkerCalls.open<AnalyseRequest, null, PhotographAnalysis>(file, 'vision', data);
  });
  return {
    provider,
    fingerprint: fingerprintOf(results),
    analyse: (request, signal) => thread.call(request, [], signal),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}

type VisionThread = WorkerCalls<AnalyseRequest, null, PhotographAnalysis>;

/** A provider that `auto` chose may still fail with all models loaded at once; the CPU does not. */
async function openThread(
  provider: ChosenProvider,
  open: (provider: ChosenProvider) => Promise<VisionThread>,
): Promise<{ thread: VisionThread; provider: ChosenProvider }> {
  try {
    return { thread: await open(provider), provider };
  } catch (error) {
    if (provider.requested !== 'auto' || provider.chosen === 'cpu') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const fallback: ChosenProvider = {
      ...provider,
      chosen: 'cpu',
      reason: 'The accelerator failed when the models were loaded.',
      rejected: [...provider.rejected, { provider: provider.chosen, reason }],
    };
    return { thread: await open(fallback), provider: fallback };
  }
}

/**
 * On the CPU a batch is no faster than its images one by one (the starter models on two cores: 14 ms an
 * image at batch sizes of 1, 4 and 8) and holds more memory; a graphics card wants its cores filled.
 */
function batchSizes(provider: ProviderReport['chosen'], asked: number | undefined) {
  const usual = provider === 'cpu' ? { detector: 1, embedder: 1 } : { detector: 8, embedder: 32 };
  return { detector: asked ?? usual.detector, embedder: asked ?? usual.embedder };
}
