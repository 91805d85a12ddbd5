import type { ResolvedModel } from '../resolved-model.ts';
import type { ExecutionProvider } from './execution-provider.ts';

export interface ProbeRequest {
  provider: ExecutionProvider;
  models: ResolvedModel[];
  threads: number | undefined;
  /** Whether every model is tried even where the provider is much slower than the CPU. */
  thorough: boolean;
}

/** How a provider did on the probe image, against the CPU. */
export type ProbeOutcome =
  | {
      works: true;
      /** Of the output tensors, by `tensorDifference`. */
      difference: number;
      /** Of a detector's scores, by `scoreDifference`; 0 for an embedder. */
      scores: number;
      /** One run of every model tried. */
      milliseconds: number;
      cpuMilliseconds: number;
    }
  | { works: false; reason: string };

export type Probe = (provider: ExecutionProvider) => Promise<ProbeOutcome>;
