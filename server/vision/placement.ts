import type { Box } from '../contract/box.ts';
import type { ModelInput } from '../contract/model.ts';

/** Where an image lies within a model's input, in input pixels; the rest is padding. */
export interface Placement {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Stretch: the image fills the input. Letterbox: Ultralytics' rule
 * (https://github.com/ultralytics/ultralytics, `LetterBox`, `center=True`, `auto=False`): scaled by the
 * smaller of the two ratios, sides rounded half to even as Python does, the padding split evenly, an odd
 * pixel of it to the right and the bottom (its `round(half - 0.1)` of a multiple of ½ is the floor).
 * @param width pixels of the displayed image
 * @param height pixels of the displayed image
 */
export function place(
  width: number,
  height: number,
  input: Pick<ModelInput, 'width' | 'height' | 'resize'>,
): Placement {
  if (input.resize === 'stretch') {
    return { left: 0, top: 0, width: input.width, height: input.height };
  }
  const scale = Math.min(input.width / width, input.height / height);
  const placedWidth = Math.max(1, roundHalfToEven(width * scale));
  const placedHeight = Math.max(1, roundHalfToEven(height * scale));
  return {
    left: Math.floor((input.width - placedWidth) / 2),
    top: Math.floor((input.height - placedHeight) / 2),
    width: placedWidth,
    height: placedHeight,
  };
}

/**
 * The exact inverse of `place`: from input pixels to fractions of the displayed image. It divides by the
 * sides after rounding, which is what the pixels went through; Ultralytics divides by the ratio before
 * rounding, which differs by up to half an input pixel.
 * @param corners x1, y1, x2, y2 in input pixels
 * @returns the box clipped into the image; null: nothing of it lies inside
 */
export function toImageBox(
  corners: readonly [number, number, number, number],
  placement: Placement,
): Box | null {
  const x1 = unit((corners[0] - placement.left) / placement.width);
  const y1 = unit((corners[1] - placement.top) / placement.height);
  const x2 = unit((corners[2] - placement.left) / placement.width);
  const y2 = unit((corners[3] - placement.top) / placement.height);
  if (!(x2 > x1 && y2 > y1)) return null;
  return [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1];
}

/** From fractions of the displayed image to x1, y1, x2, y2 in input pixels. */
export function toInputCorners(
  [cx, cy, w, h]: Box,
  placement: Placement,
): [number, number, number, number] {
  return [
    placement.left + (cx - w / 2) * placement.width,
    placement.top + (cy - h / 2) * placement.height,
    placement.left + (cx + w / 2) * placement.width,
    placement.top + (cy + h / 2) * placement.height,
  ];
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
