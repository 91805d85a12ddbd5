import { createNoise, fractal, type Noise } from '../maths/noise.ts';
import { clamp, mix, smoothstep } from '../maths/scalar.ts';
import type { Air } from '../render/air.ts';
import { groundDepth, type Camera } from '../render/camera.ts';
import type { Frame } from '../render/frame.ts';
import type { Site } from './site.ts';

/** How much grass grows at a place, 0 … 1: patches, and a path where animals walk. */
export type GrassCover = (x: number, z: number) => number;

export function createGrassCover(site: Site): GrassCover {
  const noise = createNoise('cover', site.name);
  const { path } = site;
  return (x, z) => {
    const patch = fractal(noise, x * 0.45, z * 0.3, 3);
    const bend = path.half * 0.7 * noise(x * 0.35, 8);
    const fromPath = Math.abs(z - path.z - bend);
    const trodden = smoothstep(path.half * 1.1, path.half * 0.35, fromPath);
    // Whoever hung the camera cut the grass in front of it.
    const cut = smoothstep(site.eyeHeight * 4.2, site.eyeHeight * 2.2, z);
    return clamp(site.cover + 1.1 * patch - 0.92 * trodden - 0.5 * cut, 0.02, 1);
  };
}

function pebbles(noise: Noise, x: number, z: number): number {
  return (
    smoothstep(0.5, 0.72, noise(x * 23, z * 23)) - smoothstep(0.45, 0.7, noise(x * 19 + 70, z * 19))
  );
}

/** Paints the ground in perspective; `shade` says how much sun reaches a place. */
export function paintGround(
  frame: Frame,
  camera: Camera,
  site: Site,
  air: Air,
  scene: { cover: GrassCover; shade: (x: number, z: number) => number },
): void {
  const noise = createNoise('ground', site.name);
  const colour = new Float64Array(3);
  const { width, height, data } = frame;
  const { soil, grass } = site;
  for (let y = Math.max(0, Math.floor(camera.horizon)); y < height; y++) {
    const z = Math.min(700, groundDepth(camera, y + 0.5));
    const perPixel = z / camera.focal;
    // Detail finer than a pixel fades out instead of flickering.
    const near = clamp(0.02 / perPixel, 0, 1);
    const middle = clamp(0.16 / perPixel, 0, 1);
    for (let x = 0; x < width; x++) {
      const worldX = (x + 0.5 - width / 2) * perPixel;
      const grown = z < 160 ? scene.cover(worldX, z) : site.cover;
      const broad = fractal(noise, worldX * 0.05, z * 0.022, 3);
      const medium = middle * noise(worldX * 1.7, z * 1.1);
      const litter = near * noise(worldX * 11, z * 9) + 0.6 * near * noise(worldX * 37, z * 31);
      const stones = near * near * pebbles(noise, worldX, z) * (1 - 0.6 * grown);
      // Far grass shows its tops, near grass the litter between its stems.
      const tops = clamp(grown * (0.55 + 0.45 * smoothstep(3, 30, z)), 0, 1);
      const tone = 1 + 0.5 * broad + 0.26 * medium + 0.24 * litter + 0.5 * stones;
      const depthStreak = z > 20 ? 0.16 * noise(worldX * 0.9, Math.log(z) * 40) : 0;
      const level = Math.max(0.25, tone + depthStreak) * mix(1, 0.78, tops * smoothstep(12, 3, z));
      const sunny = scene.shade(worldX, z);
      air.see(
        colour,
        [
          mix(soil[0], grass[0], tops) * level,
          mix(soil[1], grass[1], tops) * level,
          mix(soil[2], grass[2], tops) * level,
        ],
        sunny,
        0.55 + 0.45 * sunny,
        worldX,
        0,
        // The last strip before the hills is no paler than they are.
        Math.min(z, 320),
      );
      data.set(colour, (y * width + x) * 3);
    }
  }
}
