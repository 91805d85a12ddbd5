import type { DetectorHead, ProviderName } from '../contract/model.ts';

export interface EngineSettings {
  /** Id of a model, path of an ONNX file, or `none`. */
  detector: string;
  embedder: string;
  provider: ProviderName;
  /** Detections below are dropped, 0 to 1. */
  confidence: number;
  /** How the detector's outputs are read; absent: as their shape and metadata say. */
  head?: DetectorHead;
  /** Whether boxes of different classes suppress each other; absent: no. */
  agnosticNms?: boolean;
  /** Threads of the models; absent: as many as processors. */
  threads?: number;
}

export const defaultSettings: EngineSettings = {
  detector: 'coco-ssdlite-mobilenet-v2',
  embedder: 'coco-ssdlite-mobilenet-v2-backbone',
  provider: 'auto',
  confidence: 0.3,
};
