import type { Random } from '../maths/random.ts';
import { project } from '../render/camera.ts';
import { dot } from '../render/frame.ts';
import type { View } from './foliage.ts';
import type { Plant } from './site.ts';

/** A termite mound: a cone of bare earth with a rough skin. */
export function paintMound(view: View, plant: Plant, random: Random): void {
  const { camera, air, colour, frame, light } = view;
  const scale = camera.focal / plant.z;
  const count = Math.round(1400 * Math.min(4, (plant.height * scale) / 50));
  for (let i = 0; i < count; i++) {
    const t = 1 - Math.sqrt(1 - random.next());
    const half = plant.height * 0.55 * (1 - t) ** 0.8 + 0.04;
    const side = random.between(-1, 1);
    const x = plant.x + side * half;
    const y = plant.height * t;
    const lit = Math.max(
      0.05,
      0.4 + 0.5 * side * Math.sign(light.toSun[0]) + random.between(-0.14, 0.14),
    );
    air.see(colour, [0.33, 0.2, 0.12], lit, 0.6, x, y, plant.z);
    const at = project(camera, [x, y, plant.z]);
    dot(frame, at.x, at.y, random.between(0.03, 0.07) * scale, colour, 0.9);
  }
}
