import { createHash } from 'node:crypto';
import type { ResolvedModel } from './resolved-model.ts';

/** Raised when decoding, resizing, suppression or cropping changes what comes out. */
const pipelineVersion = 1;

export interface ResultOptions {
  detector: ResolvedModel | null;
  embedder: ResolvedModel | null;
  confidence: number;
  iou: number;
  agnosticNms: boolean;
  cropMargin: number;
}

/**
 * Names everything that changes the results: the models' bytes, how pixels become their inputs, how their
 * outputs are read, the thresholds. Two analyses of a file with one fingerprint are alike, whatever the
 * provider, batch size or machine.
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf(options: ResultOptions): string {
  const { detector, embedder, confidence, iou, agnosticNms, cropMargin } = options;
  const parts = {
    pipelineVersion,
    detector: detector && { ...modelParts(detector), confidence, iou, agnosticNms },
    embedder: embedder && { ...modelParts(embedder), cropMargin },
  };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function modelParts({ sha256, description }: ResolvedModel) {
  const { width, height, resize, pad, channels, scale, mean, std } = description.input;
  return {
    sha256,
    input: [width, height, resize, pad ?? 0, channels, scale, mean, std],
    head: description.head ?? null,
    classes: description.classes ?? null,
  };
}
