import type { ErrorBody } from '../../server/contract/errors.ts';
import type { ModelDescription } from '../../server/contract/model.ts';

export interface ConversionRequest {
  /** `model.json` of a TensorFlow.js graph model, its weights beside it. */
  modelJson: string;
  model: ModelDescription;
}

export type ConversionAnswer = { bytes: Uint8Array } | { error: ErrorBody };
