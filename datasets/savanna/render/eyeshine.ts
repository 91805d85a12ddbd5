import type { Anatomy } from '../animals/anatomy.ts';
import { onHead, type HeadFrame } from '../animals/head.ts';
import { along, dot, normalise, subtract, type Vector } from '../maths/vector.ts';
import { project, type Camera } from './camera.ts';
import type { Frame } from './frame.ts';

/** The mirror behind the retina throws the flash back: bright discs where an eye meets the lens. */
export function paintEyeshine(
  frame: Frame,
  camera: Camera,
  anatomy: Anatomy,
  head: HeadFrame,
  place: (point: Vector) => Vector,
): void {
  const [share, height, side, radius] = anatomy.eye;
  for (const hand of [1, -1]) {
    const inHead = onHead(head, anatomy.head.length, [share, height, hand * side]);
    const outwards = along(along(head.right, head.right, hand - 1), head.ahead, 0.55);
    const at = place(inHead);
    const ahead = normalise(subtract(place(along(inHead, outwards, 1)), at));
    const toLens = normalise([-at[0], camera.eyeHeight - at[1], -at[2]]);
    const meets = dot(ahead, toLens);
    if (meets < 0.45) continue;
    const spot = project(camera, along(at, toLens, radius));
    const size = Math.max(1.2, (radius * 0.72 * camera.focal) / at[2]);
    const strength = 5 * Math.min(1, (meets - 0.45) / 0.3);
    const reach = Math.ceil(size * 4);
    for (let y = Math.floor(spot.y) - reach; y <= spot.y + reach; y++) {
      for (let x = Math.floor(spot.x) - reach; x <= spot.x + reach; x++) {
        if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) continue;
        const far = Math.hypot(x + 0.5 - spot.x, y + 0.5 - spot.y) / size;
        const glow = Math.exp(-(far * far) * 1.2) + 0.02 * Math.exp(-far * 0.8);
        const i = (y * frame.width + x) * 3;
        for (let k = 0; k < 3; k++) frame.data[i + k]! += strength * glow;
      }
    }
  }
}
