import { pMapIterable } from 'p-map';
import type { ImageState } from '../catalogue/rows.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import type { Problem } from '../contract/problem.ts';
import type { PhotographAnalysis } from '../vision/analysis.ts';
import { analysePhotograph, type Analysed, type IndexContext } from './analyse-photograph.ts';

export interface IndexOptions {
  /** Every image is one crop, as in a dataset of crops. */
  wholeImage: boolean;
  signal: AbortSignal;
  onProgress(done: number, total: number, image: string): void;
  onProblem(problem: Problem): void;
}

export interface IndexOutcome {
  /** Images looked at in this run; the others were done already. */
  analysed: number;
  failed: Problem[];
  stages: PhotographAnalysis['milliseconds'];
}

/** Photographs under way at once: while one is with the models, others are decoded. */
const concurrency = 6;
/** Photographs written at once. */
const batchSize = 64;
/** And how long a finished one may wait to be written, in milliseconds. */
const longestWait = 2_000;

/**
 * Detects, crops and embeds what these models have not seen yet. It can be stopped or killed at any
 * time: what was written stays, and the next run does the rest.
 */
export async function indexCollection(
  collection: OpenCollection,
  options: IndexOptions,
): Promise<IndexOutcome> {
  const { catalogue, engine } = collection;
  const [vision, embedder, gallery] = await Promise.all([
    engine.vision(),
    engine.requireEmbedder(),
    collection.gallery(),
  ]);
  const wholeImage = options.wholeImage || collection.dataset.layout === 'crops';
  const context: IndexContext = {
    collection,
    vision,
    fingerprint: wholeImage ? `${vision.fingerprint}+whole` : vision.fingerprint,
    embedder: embedder.fingerprint,
    wholeImage,
    signal: options.signal,
  };
  const total = await catalogue.countPending(context.fingerprint);
  const outcome: IndexOutcome = {
    analysed: 0,
    failed: [],
    stages: { read: 0, decode: 0, detect: 0, crop: 0, embed: 0 },
  };
  options.onProgress(0, total, '');

  // The gallery first: killed in between, the catalogue still calls these images undone, and doing
  // them again writes the same rows.
  const write = async (batch: readonly Analysed[]) => {
    await gallery!.replace(
      batch.map(({ image }) => image.path),
      batch.flatMap(({ rows }) => rows),
    );
    await catalogue.putAnalysed(batch.map(({ image }) => image));
  };

  const analysed = pMapIterable(
    pending(collection, context.fingerprint, options.signal),
    (state) => analysePhotograph(context, state),
    { concurrency, backpressure: 2 * concurrency },
  );
  let batch: Analysed[] = [];
  let written = performance.now();
  try {
    for await (const result of analysed) {
      batch.push(result);
      note(result, outcome, options);
      options.onProgress(outcome.analysed, total, result.image.path);
      if (batch.length >= batchSize || performance.now() - written > longestWait) {
        await write(batch);
        batch = [];
        written = performance.now();
      }
      if (options.signal.aborted) break;
    }
  } finally {
    if (batch.length > 0) await write(batch);
  }
  await gallery!.compact();
  return outcome;
}

/** What is still to do, in path order, a page at a time. */
async function* pending(
  { catalogue }: OpenCollection,
  fingerprint: string,
  signal: AbortSignal,
): AsyncGenerator<ImageState> {
  let after = '';
  while (!signal.aborted) {
    const page = await catalogue.pendingImages(fingerprint, after, 256);
    if (page.length === 0) return;
    yield* page;
    after = page.at(-1)!.path;
  }
}

function note(result: Analysed, outcome: IndexOutcome, options: IndexOptions): void {
  outcome.analysed += 1;
  for (const [stage, milliseconds] of Object.entries(result.milliseconds ?? {})) {
    outcome.stages[stage as keyof IndexOutcome['stages']] += milliseconds;
  }
  if (result.problem) outcome.failed.push(result.problem);
  for (const problem of result.image.problems ?? []) options.onProblem(problem);
}
