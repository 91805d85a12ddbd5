import type { Box } from '../contract/box.ts';
import type { PixelRectangle } from './image/orientation.ts';

export interface CropOptions {
  /** Added on each side, as a fraction of the box's width and height. Default 0. */
  margin?: number;
  /** Widen the shorter side to the longer as far as the image reaches. */
  square?: boolean;
}

/**
 * The pixels that a box covers: every pixel that it touches, within the image.
 * @param width pixels of the displayed image
 * @param height pixels of the displayed image
 * @returns null: nothing of the box lies in the image, or it is not of finite numbers
 */
export function cropRectangle(
  [cx, cy, w, h]: Box,
  width: number,
  height: number,
  { margin = 0, square = false }: CropOptions = {},
): PixelRectangle | null {
  if (!(w > 0 && h > 0)) return null;
  let across = w * width * (1 + 2 * margin);
  let down = h * height * (1 + 2 * margin);
  if (square) across = down = Math.max(across, down);
  const columns = span(cx * width, across, width);
  const rows = span(cy * height, down, height);
  if (!columns || !rows) return null;
  return { left: columns.start, width: columns.length, top: rows.start, height: rows.length };
}

/** Whole pixels of one axis from centre and extent. */
function span(centre: number, extent: number, size: number) {
  const start = Math.max(0, Math.floor(centre - extent / 2 + rounding));
  const end = Math.min(size, Math.ceil(centre + extent / 2 - rounding));
  return end > start ? { start, length: end - start } : null;
}

/** So that 0.1 + 0.2 does not touch the next pixel. */
const rounding = 1e-6;
