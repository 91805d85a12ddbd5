import { workerData } from 'node:worker_threads';
import type { ExecutionProvider } from '../provider/execution-provider.ts';
import type { ResolvedModel } from '../resolved-model.ts';
import { serve } from '../thread/serve.ts';
import type { ImageOutputs } from './model-runner.ts';
import { ModelSession } from './model-session.ts';

export interface ModelWorkerData {
  models: ResolvedModel[];
  provider: ExecutionProvider;
  threads: number | undefined;
}

export interface RunRequest {
  /** Index among the models. */
  model: number;
  tensors: Float32Array[];
}

export interface RunReply {
  images: ImageOutputs[];
  milliseconds: number;
}

// ONNX Runtime's `session.run` blocks its thread: this one does nothing else.
await serve<RunRequest, { outputShapes: number[][][] }, RunReply>(async () => {
  const { models, provider, threads } = workerData as ModelWorkerData;
  const sessions: ModelSession[] = [];
  const close = async () => {
    for (const session of sessions) await session[Symbol.asyncDispose]();
  };
  try {
    for (const model of models) sessions.push(await ModelSession.open(model, provider, threads));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    hello: { outputShapes: sessions.map(({ outputShapes }) => outputShapes) },
    service: {
      // Outputs are copied: their memory is ONNX Runtime's.
      call: async ({ model, tensors }) => ({
        reply: await sessions[model]!.run(tensors),
        transfer: [],
      }),
      [Symbol.asyncDispose]: close,
    },
  };
});
