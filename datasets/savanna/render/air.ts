import type { Vector } from '../maths/vector.ts';
import type { Camera } from './camera.ts';
import { infraredOf, type Light } from './light.ts';

/** Turns the colour of a matt thing in the landscape into the light that reaches the camera. */
export interface Air {
  /**
   * `sun` and `sky` are how much of each the thing receives, 0 … 1; the place is in metres.
   * Writes three numbers to `out`.
   */
  see(
    out: Float64Array,
    colour: Vector,
    sun: number,
    sky: number,
    x: number,
    y: number,
    z: number,
  ): void;
}

export function createAir(light: Light, camera: Camera): Air {
  const { sun, sky, haze } = light;
  const spread = camera.focal / camera.width;
  if (light.infrared) {
    return {
      see(out, colour, direct, open, x, y, z) {
        const u = (x / z) * spread;
        const v = ((y - camera.eyeHeight) / z) * spread;
        const beam = Math.exp(-2.6 * (u * u + 1.1 * v * v));
        const lamp = ((light.flash * beam) / (z * z + 9)) * direct;
        const value = infraredOf(colour) * (lamp + light.sky[0] * open);
        out[0] = value;
        out[1] = value;
        out[2] = value;
      },
    };
  }
  return {
    see(out, colour, direct, open, _x, _y, z) {
      const clear = Math.exp(-z / light.visibility);
      for (let k = 0; k < 3; k++) {
        const here = colour[k]! * (sun[k]! * direct + sky[k]! * open);
        out[k] = here * clear + haze[k]! * (1 - clear);
      }
    },
  };
}
