import { createNoise, fractal } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import { smoothstep } from '../maths/scalar.ts';
import type { Vector } from '../maths/vector.ts';
import type { Air } from '../render/air.ts';
import type { Camera } from '../render/camera.ts';
import { dot, type Frame } from '../render/frame.ts';
import type { Site } from './site.ts';

const ranges = [
  { distance: 2600, share: 1, rough: 1.1, slope: [0.12, 0.135, 0.075] as Vector },
  { distance: 1100, share: 0.42, rough: 2.3, slope: [0.12, 0.12, 0.055] as Vector },
];

/** Paints hills with bush on their slopes, and the belt of far trees at the plain's edge. */
export function paintHills(frame: Frame, camera: Camera, site: Site, air: Air): void {
  const noise = createNoise('hills', site.name);
  const colour = new Float64Array(3);
  const { width, height, data } = frame;
  for (const range of ranges) {
    const reach = site.hills * range.share * height;
    for (let x = 0; x < width; x++) {
      const u = (x / width) * range.rough;
      const ridge =
        0.62 +
        0.75 * fractal(noise, u + range.distance, 3.7, 5) +
        0.02 * noise(x * 0.21, range.distance);
      const top = Math.max(0, Math.round(camera.horizon - reach * Math.max(0.12, ridge)));
      for (let y = top; y <= camera.horizon + 1 && y < height; y++) {
        const down = (y - top) / Math.max(1, camera.horizon - top);
        const crowd = fractal(noise, x * 0.02, y * 0.035 + 90, 3);
        const bush = noise(x * 0.09, y * 0.17) + 0.6 * noise(x * 0.27, y * 0.42) + 1.6 * crowd;
        const gully = fractal(noise, x * 0.012, y * 0.006 + 40, 3);
        const dark = smoothstep(-0.5, 0.7, bush);
        // Cloud shadows lie over parts of a slope.
        const sun = 0.45 + 0.4 * smoothstep(-0.25, 0.25, gully);
        const tint = 1.25 - 0.75 * dark + 0.3 * down;
        const slope: Vector = [
          range.slope[0] * tint * 1.15,
          range.slope[1] * tint,
          range.slope[2] * tint,
        ];
        air.see(colour, slope, sun, 0.8, 0, 20, range.distance * 0.13);
        data.set(colour, (y * width + x) * 3);
      }
    }
  }
  paintTreeBelt(frame, camera, site, air);
}

function paintTreeBelt(frame: Frame, camera: Camera, site: Site, air: Air): void {
  const random = createRandom('belt', site.name);
  const noise = createNoise('belt', site.name);
  const colour = new Float64Array(3);
  const { width } = frame;
  const unit = width / 1280;
  for (let i = 0; i < 2600; i++) {
    const x = random.next() * width;
    const crowd = noise((x / width) * 9, 1) + 0.5 * noise((x / width) * 31, 5);
    const depth = random.between(210, 620);
    const grown = 1 + 3.2 * Math.max(0, crowd + 0.15);
    const up = random.next() ** 1.4 * grown * camera.focal * (1 / depth);
    if (random.next() > 0.35 + crowd) continue;
    const light = 0.25 + 0.55 * (up / (grown * camera.focal * (1 / depth)));
    const green = random.between(0.8, 1.2);
    air.see(colour, [0.1 * green, 0.115 * green, 0.05], light, 0.75, 0, 2, depth);
    dot(frame, x, camera.horizon + 1 - up, random.between(1, 2.2) * unit, colour, 0.85);
  }
}
