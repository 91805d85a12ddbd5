import { cross, normalise, type Vector } from '../maths/vector.ts';
import type { Solid } from './solid.ts';
import { fillTriangle, type Corners, type Plot } from './triangle.ts';

/** What bodies look like from a light: where a point can see it, and where it is in shadow. */
export interface DepthMap {
  /**
   * Share of the light that reaches a point, 0 … 1; `radius` (metres) softens the shadow's edge
   * (percentage-closer filtering, Reeves et al. 1987). `bias` keeps a surface from shading itself.
   */
  light(x: number, y: number, z: number, radius: number, bias: number): number;
}

/** Where around a point the map is asked, in radii: x and y in turn. */
const taps = Float64Array.of(
  ...[0, 0, -0.9, -0.25, 0.35, -0.9, 0.9, 0.25, -0.35, 0.9],
  ...[0.5, 0.45, -0.5, -0.6, 0.55, -0.4, -0.5, 0.4],
);

/** Coordinates of every vertex in a light's frame: across, upright, towards the light. */
function inLight(positions: Float32Array, axes: readonly [Vector, Vector, Vector]): Float32Array {
  const out = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    for (let k = 0; k < 3; k++) {
      const axis = axes[k]!;
      out[i + k] =
        positions[i]! * axis[0] + positions[i + 1]! * axis[1] + positions[i + 2]! * axis[2];
    }
  }
  return out;
}

/** Renders depth along a direction (towards the light, a unit vector) at `size` × `size`. */
export function createDepthMap(solids: readonly Solid[], toLight: Vector, size: number): DepthMap {
  if (solids.length === 0) return { light: () => 1 };
  const u = normalise(cross(Math.abs(toLight[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], toLight));
  const v = cross(toLight, u);
  const seen = solids.map(({ positions }) => inLight(positions, [u, v, toLight]));
  let minU = Infinity;
  let maxU = -Infinity;
  let minV = Infinity;
  let maxV = -Infinity;
  for (const points of seen) {
    for (let i = 0; i < points.length; i += 3) {
      minU = Math.min(minU, points[i]!);
      maxU = Math.max(maxU, points[i]!);
      minV = Math.min(minV, points[i + 1]!);
      maxV = Math.max(maxV, points[i + 1]!);
    }
  }
  const scale = (size - 2) / Math.max(maxU - minU, maxV - minV);
  const depth = new Float32Array(size * size).fill(-Infinity);
  const corners: Corners = [0, 0, 0, 0, 0, 0];
  let ad = 0;
  let bd = 0;
  let cd = 0;
  const plot: Plot = (x, y, a, b, c) => {
    const d = a * ad + b * bd + c * cd;
    const i = y * size + x;
    if (d > depth[i]!) depth[i] = d;
  };
  solids.forEach(({ triangles, hairFrom }, n) => {
    const points = seen[n]!;
    for (let t = 0; t < hairFrom; t += 3) {
      for (let k = 0; k < 3; k++) {
        const i = triangles[t + k]! * 3;
        corners[k * 2] = (points[i]! - minU) * scale + 1;
        corners[k * 2 + 1] = (points[i + 1]! - minV) * scale + 1;
      }
      ad = points[triangles[t]! * 3 + 2]!;
      bd = points[triangles[t + 1]! * 3 + 2]!;
      cd = points[triangles[t + 2]! * 3 + 2]!;
      fillTriangle(corners, size, size, plot);
    }
  });
  return {
    light(x, y, z, radius, bias) {
      const px = (x * u[0] + y * u[1] + z * u[2] - minU) * scale + 1;
      const py = (x * v[0] + y * v[1] + z * v[2] - minV) * scale + 1;
      const spread = radius * scale;
      if (px < -spread || py < -spread || px > size + spread || py > size + spread) return 1;
      const d = x * toLight[0] + y * toLight[1] + z * toLight[2] + bias;
      let lit = 0;
      for (let k = 0; k < taps.length; k += 2) {
        const ix = Math.floor(px + taps[k]! * spread);
        const iy = Math.floor(py + taps[k + 1]! * spread);
        if (ix < 0 || iy < 0 || ix >= size || iy >= size || depth[iy * size + ix]! <= d) lit += 2;
      }
      return lit / taps.length;
    },
  };
}
