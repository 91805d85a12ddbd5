import type { Random } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import { branch, leaves, type Pad, type View } from './foliage.ts';
import type { Plant } from './site.ts';

/** An umbrella thorn: a forked trunk, limbs that spread, and a flat crown in layers. */
export function paintAcacia(view: View, plant: Plant, random: Random): void {
  const { height: h } = plant;
  const pads: Pad[] = [];
  const grow = (
    from: Vector,
    lean: number,
    rise: number,
    length: number,
    width: number,
    level: number,
  ): void => {
    const to: Vector = [
      from[0] + lean * length,
      Math.min(h * 0.93, from[1] + rise * length),
      from[2] + random.between(-0.2, 0.2) * length,
    ];
    const middle: Vector = [
      (from[0] + to[0]) / 2 + random.between(-0.08, 0.08) * length,
      (from[1] + to[1]) / 2 + random.between(0, 0.1) * length,
      (from[2] + to[2]) / 2,
    ];
    branch(view, from, middle, [width, width * 0.8]);
    branch(view, middle, to, [width * 0.8, width * 0.6]);
    if (level === 0) {
      for (let i = 0; i < 3; i++) {
        pads.push({
          x: to[0] + random.normal() * h * 0.05,
          y: to[1] + 0.02 * h * random.between(-0.6, 1.6),
          z: to[2],
          rx: h * random.between(0.05, 0.14),
          ry: h * random.between(0.015, 0.034),
        });
      }
      return;
    }
    const forks = random.integer(2, level > 1 ? 3 : 4);
    for (let i = 0; i < forks; i++) {
      const turn = lean + random.between(-0.55, 0.55) + (i - (forks - 1) / 2) * 0.6;
      const up = Math.max(0.12, rise * random.between(0.45, 0.85));
      grow(
        to,
        Math.max(-1.2, Math.min(1.2, turn)),
        up,
        length * random.between(0.62, 0.85),
        width * 0.55,
        level - 1,
      );
    }
  };
  const trunk = random.integer(2, 3);
  const foot: Vector = [plant.x, 0, plant.z];
  for (let i = 0; i < trunk; i++) {
    const lean = (i - (trunk - 1) / 2) * 0.75 + random.between(-0.15, 0.15);
    grow(foot, lean, 1, h * 0.42, h * 0.05, 3);
  }
  pads.sort((a, b) => a.y - b.y);
  leaves(view, pads, [0.115, 0.135, 0.045], 0.055, random);
}
