import type { Box } from '../../server/contract/box.ts';
import { clip, toRect, type Rect, type Size } from './rect.ts';

const unit: Size = { width: 1, height: 1 };

/** The server cuts a crop with this much around the box, as a part of the box's sides. */
const margin = 0.05;

/** What of its photograph a crop picture shows, in fractions of the photograph. */
export function cropRegion([cx, cy, w, h]: Box): Rect {
  return clip(toRect([cx, cy, w * (1 + 2 * margin), h * (1 + 2 * margin)], unit), unit);
}

/**
 * Size that the whole photograph has where its crop is shown pixel for pixel: only the crop need be
 * loaded to know where in the photograph's own pixels everything lies.
 */
export function photographSize(box: Box, crop: Size): Size {
  const region = cropRegion(box);
  return { width: crop.width / region.width, height: crop.height / region.height };
}
