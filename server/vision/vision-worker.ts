import { workerData } from 'node:worker_threads';
import type { AnalyseRequest, PhotographAnalysis } from './analysis.ts';
import { Pipeline, type PipelineOptions } from './pipeline.ts';
import { serve } from './thread/serve.ts';

// The loops over pixels and boxes: too long for the thread that answers the page.
await serve<AnalyseRequest, null, PhotographAnalysis>(async () => {
  const pipeline = await Pipeline.open(workerData as PipelineOptions);
  return {
    hello: null,
    service: {
      call: async (request, signal) => {
        const reply = await pipeline.analyse(request, signal);
        return { reply, transfer: reply.crops.map(({ vector }) => vector.buffer as ArrayBuffer) };
      },
      [Symbol.asyncDispose]: () => pipeline[Symbol.asyncDispose](),
    },
  };
});
