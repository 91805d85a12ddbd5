import type { ModelInput } from '../contract/model.ts';
import { pipelineOf, pixelsOf, type Pixels } from './image/pixels.ts';
import type { PixelRectangle } from './image/orientation.ts';
import { place, type Placement } from './placement.ts';
import { fillTensor, tensorLength } from './tensor.ts';

/**
 * An image, or a part of one, as a model wants it.
 *
 * Resized with a cubic kernel widened by the reduction (libvips), which keeps small animals visible where
 * plain bilinear sampling skips over them.
 * @returns the tensor of one image, 3 × height × width, and where the image lies in it
 */
export async function prepareInput(
  pixels: Pixels,
  input: ModelInput,
  part?: PixelRectangle,
): Promise<{ tensor: Float32Array; placement: Placement }> {
  const { width, height } = part ?? pixels;
  const placement = place(width, height, input);
  const unchanged = !part && placement.width === width && placement.height === height;
  const resized = unchanged ? pixels : await resize(pixels, placement, part);
  const tensor = new Float32Array(tensorLength(input));
  fillTensor(resized, placement, input, tensor);
  return { tensor, placement };
}

function resize(pixels: Pixels, { width, height }: Placement, part?: PixelRectangle) {
  const pipeline = pipelineOf(pixels);
  if (part) pipeline.extract(part);
  return pixelsOf(pipeline.resize(width, height, { fit: 'fill', kernel: 'cubic' }));
}
