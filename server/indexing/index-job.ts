import type { OpenCollection } from '../collections/open-collection.ts';
import type { JobContext, JobRequest } from '../jobs/jobs.ts';
import { indexCollection } from './index-collection.ts';

export interface IndexResult {
  /** Images of the dataset that are done now. */
  images: number;
  /** Images looked at in this run. */
  analysed: number;
  failed: { file: string; code: string; message: string }[];
  detections: number;
  embeddings: number;
  seconds: number;
  imagesPerSecond: number;
  /** Summed over photographs that were under way at once: more than `seconds` in all. */
  stageSeconds: Record<string, number>;
  peakMemoryBytes: number;
  provider: string;
  detector: string;
  embedder: string;
}

export interface IndexJobOptions {
  wholeImage: boolean;
  /** Resolves when the folder has been read. */
  scanned(): Promise<void>;
  /** Called when an image's boxes may have changed. */
  onDone?(): void;
}

/** The job that indexes a dataset, fetching the models first if they are not here. */
export function indexJob(collection: OpenCollection, options: IndexJobOptions): JobRequest {
  return {
    kind: 'index',
    collection: collection.id,
    runs: collection.home('runs'),
    unit: 'images',
    run: async (context) => {
      const result = await run(collection, options, context);
      options.onDone?.();
      return result;
    },
  };
}

async function run(
  collection: OpenCollection,
  options: IndexJobOptions,
  { signal, progress, log }: JobContext,
): Promise<IndexResult> {
  const { engine, catalogue } = collection;
  await engine.download((model, done, total) => {
    const share = total ? ` ${Math.round((100 * done) / total)} %` : '';
    progress({ message: `Downloading ${model}${share}` });
  }, signal);
  progress({ message: 'Reading the folder' });
  await options.scanned();
  progress({ message: 'Loading the models' });
  const vision = await engine.vision();
  log('info', `${vision.provider.chosen}: ${vision.provider.reason}`);

  const started = performance.now();
  const outcome = await indexCollection(collection, {
    wholeImage: options.wholeImage,
    signal,
    onProgress: (done, total, message) => progress({ done, total, message }),
    onProblem: ({ severity, message, file }) =>
      log(severity === 'error' ? 'error' : 'warning', message, file),
  });
  const seconds = (performance.now() - started) / 1000;
  const [counts, detections, gallery] = await Promise.all([
    catalogue.countAll(),
    catalogue.countDetections(),
    collection.gallery(),
  ]);
  return {
    images: counts.indexed,
    analysed: outcome.analysed,
    failed: outcome.failed.map(({ file, code, message }) => ({ file, code, message })),
    detections,
    embeddings: (await gallery?.count()) ?? 0,
    seconds,
    imagesPerSecond: outcome.analysed / seconds,
    stageSeconds: Object.fromEntries(
      Object.entries(outcome.stages).map(([stage, ms]) => [stage, ms / 1000]),
    ),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    provider: vision.provider.chosen,
    detector: engine.settings.detector,
    embedder: engine.settings.embedder,
  };
}
