import { createNoise, fractal } from '../maths/noise.ts';
import { clamp, mix, smoothstep } from '../maths/scalar.ts';
import type { Camera } from '../render/camera.ts';
import type { Frame } from '../render/frame.ts';
import type { Light } from '../render/light.ts';

/** Every second pixel is worked out; a sky has no finer detail. */
const step = 2;

/** Paints the sky down to the horizon: a gradient, and clouds in perspective on a high plane. */
export function paintSky(frame: Frame, camera: Camera, light: Light, seed: string): void {
  const noise = createNoise('sky', seed);
  const bottom = Math.min(frame.height, Math.ceil(camera.horizon) + 4);
  for (let y = 0; y < bottom; y += step) {
    const rise = Math.max(0.004, (camera.horizon - y) / camera.focal);
    const height = clamp(rise / 0.5, 0, 1);
    for (let x = 0; x < frame.width; x += step) {
      const across = (x - frame.width / 2) / camera.focal;
      // As on a plane overhead, clouds crowd towards the horizon, but they are not flat.
      const far = 1 / (rise + 0.06);
      const u = across * far ** 0.8 * 2.1;
      const v = 2.9 * Math.log(far);
      const body = fractal(noise, u, v, 5);
      const lit = fractal(noise, u + light.toSun[0] * 0.2, v - 0.2, 3);
      const edge = mix(0.36, -0.75, light.cloud);
      const dense =
        smoothstep(edge, edge + 0.3 + 0.5 * light.cloud ** 4, body) * smoothstep(0.0, 0.05, rise);
      const contrast = 0.75 - 0.5 * light.cloud ** 4;
      const shade = clamp(0.72 + contrast * (body - lit) - 0.12 * dense * light.cloud, 0.35, 1.08);
      const low = Math.exp(-height * 4.2);
      for (let k = 0; k < 3; k++) {
        const clear = mix(light.zenith[k]!, light.horizon[k]!, low);
        const cloud =
          (0.55 * light.horizon[k]! + 0.18 * light.sun[k]! + 0.3 * light.sky[k]!) * shade;
        const value = light.infrared ? light.zenith[k]! : mix(clear, cloud, dense * 0.92);
        for (let dy = 0; dy < step && y + dy < frame.height; dy++) {
          for (let dx = 0; dx < step && x + dx < frame.width; dx++) {
            frame.data[((y + dy) * frame.width + x + dx) * 3 + k] = value;
          }
        }
      }
    }
  }
}
