/** A rectangle in whole pixels. */
export interface PixelRectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** EXIF orientation, 1 to 8: how the stored rows and columns are to be shown. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** How stored pixels become displayed ones: mirrored left to right first, then turned clockwise. */
const turns: Record<Orientation, { mirror: boolean; angle: 0 | 90 | 180 | 270 }> = {
  1: { mirror: false, angle: 0 },
  2: { mirror: true, angle: 0 },
  3: { mirror: false, angle: 180 },
  4: { mirror: true, angle: 180 },
  5: { mirror: true, angle: 270 },
  6: { mirror: false, angle: 90 },
  7: { mirror: true, angle: 90 },
  8: { mirror: false, angle: 270 },
};

/** Anything else than 1 to 8 is shown as stored, as viewers do. */
export function orientationOf(value: number | undefined): Orientation {
  return value !== undefined && value in turns ? (value as Orientation) : 1;
}

export function turnOf(orientation: Orientation) {
  return turns[orientation];
}

export function swapsSides(orientation: Orientation): boolean {
  return orientation >= 5;
}

/**
 * Where a rectangle of the displayed image lies among the stored pixels.
 * @param stored width and height as stored
 */
export function storedRectangle(
  displayed: PixelRectangle,
  orientation: Orientation,
  stored: { width: number; height: number },
): PixelRectangle {
  const { mirror, angle } = turns[orientation];
  const { left: x, top: y, width: w, height: h } = displayed;
  // Undo the turn ...
  const turned: PixelRectangle =
    angle === 0
      ? { left: x, top: y, width: w, height: h }
      : angle === 90
        ? { left: y, top: stored.height - x - w, width: h, height: w }
        : angle === 180
          ? { left: stored.width - x - w, top: stored.height - y - h, width: w, height: h }
          : { left: stored.width - y - h, top: x, width: h, height: w };
  // ... then the mirroring.
  return mirror ? { ...turned, left: stored.width - turned.left - turned.width } : turned;
}
