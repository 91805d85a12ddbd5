import type { Random } from '../maths/random.ts';
import { mix, smoothstep } from '../maths/scalar.ts';
import { along, heading, normalise, type Vector } from '../maths/vector.ts';
import type { Anatomy, Pose } from './anatomy.ts';
import { addLock } from './hair.ts';
import { addLoft, type Ring } from './loft.ts';
import type { Mesh } from './mesh.ts';

/** Adds the tail and its tuft. */
export function addTail(mesh: Mesh, anatomy: Anatomy, pose: Pose, random: Random): void {
  const { tail } = anatomy;
  const steps = 14;
  const first = mesh.normalOf.length;
  let at: Vector = [tail.x, tail.y, 0];
  const rings: Ring[] = [{ centre: at, up: tail.radius, down: tail.radius, side: tail.radius }];
  for (let i = 1; i <= steps; i++) {
    const t = i / steps;
    const pitch = mix(tail.pitch, tail.endPitch, smoothstep(0, 1, t)) + pose.tailPitch * t;
    const yaw = pose.tailYaw * t;
    // It points backwards: pitch 0 is level and to the rear.
    const ahead = heading(pitch, yaw);
    at = along(at, [-ahead[0], ahead[1], ahead[2]], tail.length / steps);
    const radius = mix(tail.radius, tail.tipRadius, Math.sqrt(t)) * (i === steps ? 0.4 : 1);
    rings.push({ centre: at, up: radius, down: radius, side: radius });
  }
  addLoft(mesh, rings, {
    material: 'coat',
    sideways: [0, 0, 1],
    rings: 36,
    around: 12,
    flank: 'both',
  });
  for (let i = 0; i < tail.tuft.hairs; i++) {
    const t = mix(tail.tuft.from, 1, random.next());
    const index = Math.min(steps - 1, Math.floor(t * steps));
    const here = rings[index]!.centre;
    const next = rings[index + 1]!.centre;
    const onward = normalise([next[0] - here[0], next[1] - here[1], next[2] - here[2]]);
    const spread: Vector = [random.normal() * 0.18, random.normal() * 0.12, random.normal() * 0.18];
    addLock(mesh, here, normalise(along(onward, spread, 1)), [0, -1, 0], {
      length: tail.tuft.length * random.between(0.6, 1.1),
      width: 0.012,
      material: 'tuft',
      skin: first + Math.floor(t * 34) * 12 + random.integer(0, 11),
      right: random.chance(0.5),
    });
  }
}
