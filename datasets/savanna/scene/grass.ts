import { createNoise } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import type { Air } from '../render/air.ts';
import type { Camera } from '../render/camera.ts';
import { lay, type Frame } from '../render/frame.ts';
import type { GrassCover } from './ground.ts';
import type { Site } from './site.ts';

export interface Blade {
  x: number;
  z: number;
  height: number;
  lean: number;
  width: number;
  /** Brightness, and 0 straw … 1 green. */
  tone: number;
  green: number;
  sway: number;
  ear: boolean;
}

/** Grows tufts of grass over a view, the farthest blades first; the same for a site always. */
export function growGrass(site: Site, cover: GrassCover): Blade[] {
  const random = createRandom('grass', site.name);
  const patches = createNoise('tufts', site.name);
  const blades: Blade[] = [];
  const nearest = site.eyeHeight * 1.25;
  const farthest = 46;
  for (let i = 0; i < 2400; i++) {
    // Even over the picture, not over the ground.
    const z = 1 / (1 / farthest + random.next() * (1 / nearest - 1 / farthest));
    const x = random.between(-0.56, 0.56) * (z / site.focal);
    const grown = cover(x, z);
    if (random.next() > grown) continue;
    const tall = site.grassHeight * random.between(0.45, 1.2) * (0.5 + 0.5 * grown);
    const green = random.next() ** 2 * 0.8;
    const tone = random.between(0.7, 1.15) * (1 + 0.45 * patches(x * 0.8, z * 0.5));
    const count = random.integer(4, 11);
    for (let k = 0; k < count; k++) {
      const spread = random.normal() * 0.06;
      blades.push({
        x: x + spread,
        z: z + random.normal() * 0.05,
        height: tall * random.between(0.4, 1.15),
        lean: spread * 1.6 + random.normal() * 0.1,
        width: random.between(0.0035, 0.0075),
        tone: Math.max(0.3, tone * random.between(0.6, 1.25)),
        green,
        sway: random.next() * 6.28,
        ear: random.chance(0.13),
      });
    }
  }
  return blades.sort((a, b) => b.z - a.z);
}

export interface GrassScene {
  frame: Frame;
  camera: Camera;
  site: Site;
  air: Air;
  /** How much sun reaches a place, 0 … 1. */
  shade: (x: number, y: number, z: number) => number;
  /** Share of the light that gets down to the stems' feet. */
  floor: number;
  /** Moment of the wind, seconds. */
  time: number;
}

const straw: Vector = [0.62, 0.49, 0.23];
const leaf: Vector = [0.19, 0.26, 0.07];

/** Draws a blade as a curve that narrows to its tip, dark at its foot and bright above. */
export function drawBlade(scene: GrassScene, blade: Blade, colour: Float64Array): void {
  const { frame, camera, air, site } = scene;
  const scale = camera.focal / blade.z;
  const footX = camera.width / 2 + blade.x * scale;
  const footY = camera.horizon + camera.eyeHeight * scale;
  const tall = blade.height * scale;
  const wind = 0.03 * Math.sin(scene.time * 1.7 + blade.sway);
  const lean = (blade.lean + wind) * scale;
  const thick = Math.max(0.8, blade.width * scale);
  // Below a pixel a blade is fainter, not thinner.
  const faint = Math.min(1, (blade.width * scale) / 0.8);
  if (footX < -80 || footX > frame.width + 80 || footY - tall > frame.height) return;
  const sunAtFoot = scene.shade(blade.x, 0.03, blade.z);
  const sunAtTip = scene.shade(blade.x + blade.lean, blade.height, blade.z);
  const top = Math.max(0, Math.floor(footY - tall));
  const bottom = Math.min(frame.height - 1, Math.floor(footY));
  const mixed = (k: number): number =>
    (0.5 * straw[k]! + 0.5 * site.grass[k]!) * (1 - blade.green) + leaf[k]! * blade.green;
  const base: Vector = [mixed(0), mixed(1), mixed(2)];
  let previous = -1;
  for (let y = bottom; y >= top; y--) {
    const t = (footY - y) / tall;
    const step = Math.floor(t * 6);
    if (step !== previous) {
      previous = step;
      const open = (scene.floor + (1 - scene.floor) * t) * blade.tone;
      const sun = (sunAtFoot + (sunAtTip - sunAtFoot) * t) * open * 0.8;
      air.see(colour, base, sun, (0.2 + 0.5 * t) * blade.tone, blade.x, blade.height * t, blade.z);
    }
    const centre = footX + lean * t * t;
    const ear = blade.ear && t > 0.82 ? 1.9 : 1;
    const half = (thick * (1 - 0.75 * t) * ear) / 2;
    const left = centre - half;
    const right = centre + half;
    for (let x = Math.floor(left); x <= Math.floor(right); x++) {
      const cover = Math.min(x + 1, right) - Math.max(x, left);
      if (cover > 0)
        lay(frame, x, y, colour[0]!, colour[1]!, colour[2]!, Math.min(1, cover) * faint);
    }
  }
}
