import type { Mesh } from '../animals/mesh.ts';
import { clamp } from '../maths/scalar.ts';
import type { Vector } from '../maths/vector.ts';

/** Colour of a coat at a place of the standing animal (metres), linear light. */
export type CoatPainter = (x: number, y: number) => Vector;

/** A flank's coat, painted once and read often. */
export interface CoatTexture {
  /** Colour at a place of the standing animal, metres: three numbers in `out`. */
  read(out: Float64Array, x: number, y: number): void;
}

export interface Extent {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Whether the animal is at a place of its side view, or close by. */
export type Covers = (x: number, y: number) => boolean;

/** Edge of the blocks in which a body's outline is remembered, metres. */
const block = 0.04;

/** Remembers where a standing body is, roughly, so that no coat is painted beside it. */
export function outlineOf(mesh: Mesh, extent: Extent): Covers {
  const columns = Math.ceil((extent.right - extent.left) / block) + 1;
  const rows = Math.ceil((extent.top - extent.bottom) / block) + 1;
  const taken = new Uint8Array(columns * rows);
  const cellOf = (value: number, from: number, last: number): number =>
    Math.max(0, Math.min(last, Math.floor((value - from) / block)));
  for (let t = 0; t < mesh.triangles.length; t += 3) {
    const xs = [0, 1, 2].map((k) => mesh.positions[mesh.triangles[t + k]! * 3]!);
    const ys = [0, 1, 2].map((k) => mesh.positions[mesh.triangles[t + k]! * 3 + 1]!);
    const right = cellOf(Math.max(...xs) + block, extent.left, columns - 1);
    const top = cellOf(Math.max(...ys) + block, extent.bottom, rows - 1);
    for (let r = cellOf(Math.min(...ys) - block, extent.bottom, rows - 1); r <= top; r++) {
      const left = cellOf(Math.min(...xs) - block, extent.left, columns - 1);
      taken.fill(1, r * columns + left, r * columns + right + 1);
    }
  }
  return (x, y) =>
    taken[cellOf(y, extent.bottom, rows - 1) * columns + cellOf(x, extent.left, columns - 1)] === 1;
}

/** Paints an extent (metres) at `resolution` texels a metre, where the body is. */
export function bakeCoat(
  paint: CoatPainter,
  extent: Extent,
  resolution: number,
  covers: Covers,
): CoatTexture {
  const width = Math.ceil((extent.right - extent.left) * resolution) + 2;
  const height = Math.ceil((extent.top - extent.bottom) * resolution) + 2;
  const texels = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const y = extent.bottom + row / resolution;
    for (let column = 0; column < width; column++) {
      const x = extent.left + column / resolution;
      if (covers(x, y)) texels.set(paint(x, y), (row * width + column) * 3);
    }
  }
  return {
    read(out, x, y) {
      const u = clamp((x - extent.left) * resolution, 0, width - 1.001);
      const v = clamp((y - extent.bottom) * resolution, 0, height - 1.001);
      const column = Math.floor(u);
      const row = Math.floor(v);
      const fu = u - column;
      const fv = v - row;
      const i = (row * width + column) * 3;
      const j = i + width * 3;
      for (let k = 0; k < 3; k++) {
        const low = texels[i + k]! * (1 - fu) + texels[i + 3 + k]! * fu;
        const high = texels[j + k]! * (1 - fu) + texels[j + 3 + k]! * fu;
        out[k] = low + (high - low) * fv;
      }
    },
  };
}
