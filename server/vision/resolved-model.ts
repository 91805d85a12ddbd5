import type { ModelDescription } from '../contract/model.ts';

/** A model whose ONNX file lies on this machine. */
export interface ResolvedModel {
  description: ModelDescription;
  /** Path of the ONNX file. */
  file: string;
  /** Of the ONNX file. */
  sha256: string;
}
