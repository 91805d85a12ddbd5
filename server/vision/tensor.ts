import type { ModelInput } from '../contract/model.ts';
import type { Pixels } from './image/pixels.ts';
import type { Placement } from './placement.ts';

/** Floats of one image in a model's input: 3 × height × width. */
export function tensorLength({ width, height }: ModelInput): number {
  return 3 * width * height;
}

/**
 * Writes one image into a batch tensor (NCHW float32): channel order, `(value * scale - mean) / std`,
 * padding around it.
 * @param pixels already resized to the placement's width and height
 * @param target receives `tensorLength(input)` floats
 */
export function fillTensor(
  pixels: Pixels,
  placement: Placement,
  input: ModelInput,
  target: Float32Array,
): void {
  const { width: inputWidth, height: inputHeight } = input;
  const { left, top, width, height } = placement;
  const { data } = pixels;
  const plane = inputWidth * inputHeight;
  const padded = width < inputWidth || height < inputHeight;

  for (let channel = 0; channel < 3; channel++) {
    const values = valuesOf(channel, input);
    const start = channel * plane;
    if (padded) target.fill(values[input.pad ?? 0]!, start, start + plane);
    // Mean and deviation stand in the model's channel order; the pixels are always R G B.
    let from = input.channels === 'bgr' ? 2 - channel : channel;
    for (let y = 0; y < height; y++) {
      const row = start + (top + y) * inputWidth + left;
      for (let to = row, end = row + width; to < end; to++, from += 3) {
        target[to] = values[data[from]!]!;
      }
    }
  }
}

/** The 256 values that a channel can take, so that the pixel loop only looks up. */
function valuesOf(channel: number, { scale, mean, std }: ModelInput): Float32Array {
  const values = new Float32Array(256);
  for (let v = 0; v < 256; v++) values[v] = (v * scale - mean[channel]!) / std[channel]!;
  return values;
}
