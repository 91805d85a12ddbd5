import type { Random } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import { branch, leaves, type Pad, type View } from './foliage.ts';
import type { Plant } from './site.ts';

/** A thorn bush: twigs from one foot, and leaves in small clumps. */
export function paintBush(view: View, plant: Plant, random: Random): void {
  const { height: h } = plant;
  const pads: Pad[] = [];
  const breadth = random.between(0.7, 1.15);
  for (let i = 0; i < 14; i++) {
    const lean = random.between(-0.85, 0.85) * breadth;
    const tip: Vector = [plant.x + lean * h * 0.8, h * random.between(0.5, 1.05), plant.z];
    branch(view, [plant.x + lean * 0.1, 0, plant.z], tip, [0.05 * h * 0.5, 0.012]);
  }
  for (let i = 0; i < 85; i++) {
    const turn = random.between(0, Math.PI);
    const reach = Math.sqrt(random.next());
    pads.push({
      x: plant.x + Math.cos(turn) * reach * h * 0.72 * breadth,
      y: h * (0.16 + 0.76 * Math.sin(turn) * reach * random.between(0.6, 1.15)),
      z: plant.z + random.between(-0.2, 0.2) * h,
      lift: 0.35 + 0.65 * reach * (0.4 + 0.6 * Math.sin(turn)),
      rx: h * random.between(0.045, 0.13),
      ry: h * random.between(0.035, 0.09),
    });
  }
  pads.sort((a, b) => a.y - b.y);
  const dry = random.between(0, 1);
  leaves(view, pads, [0.11 + 0.06 * dry, 0.125 + 0.02 * dry, 0.05], 0.03, random);
}
