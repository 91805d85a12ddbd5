import { describe, expect, it } from 'vitest';
import type { ModelInput } from '../../server/contract/model.ts';
import { prepareInput } from '../../server/vision/prepare.ts';

/** 2 × 1 pixels: R G B of the left, then of the right. */
const pixels = { data: new Uint8Array([10, 20, 30, 40, 50, 60]), width: 2, height: 1 };
const input: ModelInput = {
  width: 2,
  height: 2,
  resize: 'letterbox',
  pad: 100,
  channels: 'rgb',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};

describe('a model input', () => {
  it('is one plane a channel, padded', async () => {
    const { tensor, placement } = await prepareInput(pixels, input);
    expect(placement).toEqual({ left: 0, top: 0, width: 2, height: 1 });
    expect([...tensor]).toEqual([10, 40, 100, 100, 20, 50, 100, 100, 30, 60, 100, 100]);
  });

  it('is in the order of the channels that the model wants', async () => {
    const { tensor } = await prepareInput(pixels, { ...input, channels: 'bgr' });
    expect([...tensor]).toEqual([30, 60, 100, 100, 20, 50, 100, 100, 10, 40, 100, 100]);
  });

  it('is scaled, less the mean, divided by the deviation, padding too', async () => {
    const { tensor } = await prepareInput(pixels, {
      ...input,
      scale: 0.1,
      mean: [1, 2, 3],
      std: [0.5, 1, 2],
    });
    const expected = [0, 6, 18, 18, 0, 3, 8, 8, 0, 1.5, 3.5, 3.5];
    tensor.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
  });

  it('is stretched where the model wants that', async () => {
    const flat = { data: new Uint8Array(30).fill(77), width: 5, height: 2 };
    const { tensor, placement } = await prepareInput(flat, { ...input, resize: 'stretch' });
    expect(placement).toEqual({ left: 0, top: 0, width: 2, height: 2 });
    expect(new Set(tensor)).toEqual(new Set([77]));
  });

  it('can be made of a part', async () => {
    const { tensor } = await prepareInput(
      pixels,
      { ...input, resize: 'stretch', width: 1, height: 1 },
      { left: 1, top: 0, width: 1, height: 1 },
    );
    expect([...tensor]).toEqual([40, 50, 60]);
  });
});
