import { describe, expect, it } from 'vitest';
import { fingerprintOf, type ResultOptions } from '../../server/vision/fingerprint.ts';
import type { ResolvedModel } from '../../server/vision/resolved-model.ts';
import { plainInput } from './support/models.ts';

const model = (task: 'detection' | 'embedding', sha256: string): ResolvedModel => ({
  file: '/models/made.onnx',
  sha256: sha256.repeat(64),
  description: {
    id: 'made',
    task,
    architecture: 'made',
    licence: 'MIT',
    source: { kind: 'file', path: '/models/made.onnx' },
    input: plainInput,
  },
});

const detector = model('detection', 'a');
const embedder = model('embedding', 'b');
const usual: ResultOptions = {
  detector,
  embedder,
  confidence: 0.25,
  iou: 0.6,
  agnosticNms: false,
  cropMargin: 0,
};
const withInput = (input: Partial<typeof plainInput>): ResolvedModel => ({
  ...embedder,
  description: { ...embedder.description, input: { ...plainInput, ...input } },
});

describe('the fingerprint of an analysis', () => {
  it('is the same for the same', () => {
    expect(fingerprintOf({ ...usual })).toBe(fingerprintOf(usual));
    expect(fingerprintOf(usual)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('does not change with where a model lies or what it is called', () => {
    const moved = { ...embedder, file: '/elsewhere.onnx' };
    const renamed = { ...moved, description: { ...moved.description, licence: 'Apache-2.0' } };
    expect(fingerprintOf({ ...usual, embedder: renamed })).toBe(fingerprintOf(usual));
  });

  it.each([
    ['no detector', { detector: null }],
    ['no embedder', { embedder: null }],
    ['other weights', { embedder: model('embedding', 'c') }],
    ['another channel order', { embedder: withInput({ channels: 'bgr' }) }],
    ['another mean', { embedder: withInput({ mean: [0.5, 0.5, 0.5] }) }],
    ['another resize', { embedder: withInput({ resize: 'letterbox', pad: 114 }) }],
    ['another threshold', { confidence: 0.5 }],
    ['another overlap', { iou: 0.5 }],
    ['class-agnostic suppression', { agnosticNms: true }],
    ['a margin', { cropMargin: 0.1 }],
  ] as [string, Partial<ResultOptions>][])('changes with %s', (_, given) => {
    expect(fingerprintOf({ ...usual, ...given })).not.toBe(fingerprintOf(usual));
  });
});
