import type { InferenceSession } from 'onnxruntime-node';
import type { ProviderName } from '../../contract/model.ts';

/** A provider that runs models: every name but `auto`. */
export type ExecutionProvider = Exclude<ProviderName, 'auto'>;

const names: Record<ExecutionProvider, string[]> = {
  // What TensorRT does not take runs on CUDA.
  tensorrt: ['tensorrt', 'cuda'],
  cuda: ['cuda'],
  directml: ['dml'],
  coreml: ['coreml'],
  webgpu: ['webgpu'],
  cpu: ['cpu'],
};

/** ONNX Runtime's settings for a provider. */
export function sessionOptionsFor(
  provider: ExecutionProvider,
  threads: number | undefined,
): InferenceSession.SessionOptions {
  return {
    executionProviders: names[provider],
    // Errors only: warnings of graph optimisation mean nothing to a person.
    logSeverityLevel: 3,
    // Threads that wait for work sleep instead of spinning: decoding wants the cores, and on two busy cores
    // a run takes half the processor time so.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
    // DirectML works only so (https://onnxruntime.ai/docs/execution-providers/DirectML-ExecutionProvider.html).
    ...(provider === 'directml' ? { enableMemPattern: false, executionMode: 'sequential' } : {}),
  };
}

/** ONNX Runtime's name of a provider, as in `listSupportedBackends()`. */
export function backendName(provider: ExecutionProvider): string {
  return names[provider][0]!;
}
