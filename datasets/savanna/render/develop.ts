import { unproject } from './camera.ts';
import { shadeSpot, type Lighting, type Skin, type Spot } from './shade.ts';
import type { Surface } from './surface.ts';

/** A lit body ready to be laid over a picture: colour times coverage, and coverage, a pixel. */
export interface Cutout {
  left: number;
  top: number;
  width: number;
  height: number;
  data: Float32Array;
}

/** Samples of one pixel whose depths differ by less (metres) are one skin, and are lit once. */
const sameSkin = 0.06;

/** Lights a body pixel by pixel: once where all samples show one skin, oftener at its edges. */
export function developSurface(surface: Surface, skin: Skin, scene: Lighting): Cutout {
  const { samples, depth, normal, coat, tag } = surface;
  const width = surface.width / samples;
  const height = surface.height / samples;
  const data = new Float32Array(width * height * 4);
  const perPixel = samples * samples;
  const index = new Int32Array(perPixel);
  const colour = new Float64Array(3);
  const spot: Spot = { tag: 0, x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0, u: 0, v: 0 };

  for (let py = 0; py < height; py++) {
    for (let px = 0; px < width; px++) {
      let count = 0;
      for (let sy = 0; sy < samples; sy++) {
        for (let sx = 0; sx < samples; sx++) {
          const i = (py * samples + sy) * surface.width + px * samples + sx;
          if (tag[i] !== 0) index[count++] = i;
        }
      }
      while (count > 0) {
        const first = index[0]!;
        spot.tag = tag[first]!;
        let taken = 0;
        let left = 0;
        let z = 0;
        let u = 0;
        let v = 0;
        let nx = 0;
        let ny = 0;
        let nz = 0;
        for (let k = 0; k < count; k++) {
          const i = index[k]!;
          if (tag[i] !== spot.tag || Math.abs(depth[i]! - depth[first]!) > sameSkin) {
            index[left++] = i;
            continue;
          }
          taken++;
          z += depth[i]!;
          u += coat[i * 2]!;
          v += coat[i * 2 + 1]!;
          nx += normal[i * 3]!;
          ny += normal[i * 3 + 1]!;
          nz += normal[i * 3 + 2]!;
        }
        count = left;
        const at = unproject(
          scene.camera,
          surface.left + px + 0.5,
          surface.top + py + 0.5,
          z / taken,
        );
        spot.x = at[0];
        spot.y = at[1];
        spot.z = at[2];
        spot.u = u / taken;
        spot.v = v / taken;
        spot.nx = nx;
        spot.ny = ny;
        spot.nz = nz;
        shadeSpot(colour, spot, skin, scene);
        const share = taken / perPixel;
        const o = (py * width + px) * 4;
        data[o]! += colour[0]! * share;
        data[o + 1]! += colour[1]! * share;
        data[o + 2]! += colour[2]! * share;
        data[o + 3]! += share;
      }
    }
  }
  return { left: surface.left, top: surface.top, width, height, data };
}
