import type { Vector } from '../maths/vector.ts';

/**
 * A camera trap on a post: it looks level along +z, x to the right, y up, metres. Its horizon is
 * moved by shifting the lens, not by tilting it, so that trees stay upright.
 */
export interface Camera {
  width: number;
  height: number;
  /** Focal length in pixels. */
  focal: number;
  /** Metres above the ground. */
  eyeHeight: number;
  /** Row of the horizon. */
  horizon: number;
}

export interface ScreenPoint {
  x: number;
  y: number;
}

export function project(camera: Camera, point: Vector): ScreenPoint {
  const scale = camera.focal / point[2];
  return {
    x: camera.width / 2 + point[0] * scale,
    y: camera.horizon - (point[1] - camera.eyeHeight) * scale,
  };
}

/** The point that a pixel shows if it lies at this depth. */
export function unproject(camera: Camera, x: number, y: number, depth: number): Vector {
  const scale = depth / camera.focal;
  return [(x - camera.width / 2) * scale, camera.eyeHeight - (y - camera.horizon) * scale, depth];
}

/** Depth of the ground that a row of pixels shows; infinite at and above the horizon. */
export function groundDepth(camera: Camera, row: number): number {
  const below = row - camera.horizon;
  return below > 0 ? (camera.focal * camera.eyeHeight) / below : Infinity;
}
