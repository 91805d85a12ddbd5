import type { Random } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import { branch, type View } from './foliage.ts';
import type { Plant } from './site.ts';

/** A bush that has died: bare twigs. */
export function paintDeadwood(view: View, plant: Plant, random: Random): void {
  const h = plant.height;
  const twig = (
    from: Vector,
    angle: number,
    length: number,
    width: number,
    level: number,
  ): void => {
    const to: Vector = [
      from[0] + Math.cos(angle) * length,
      from[1] + Math.sin(angle) * length,
      from[2],
    ];
    branch(view, from, to, [width, width * 0.6]);
    if (level === 0) return;
    for (let i = 0; i < 3; i++) {
      twig(
        to,
        angle + random.between(-0.8, 0.8),
        length * random.between(0.4, 0.75),
        width * 0.55,
        level - 1,
      );
    }
  };
  twig([plant.x, 0, plant.z], 1.25, h * 0.5, 0.075 * h, 3);
  twig([plant.x + 0.06, 0, plant.z], 1.9, h * 0.42, 0.06 * h, 3);
}
