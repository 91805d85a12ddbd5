import type { Random } from '../maths/random.ts';
import { mix } from '../maths/scalar.ts';
import { along, normalise, type Vector } from '../maths/vector.ts';
import type { Anatomy } from './anatomy.ts';
import { addLock } from './hair.ts';
import type { Mesh } from './mesh.ts';
import type { Crest } from './trunk.ts';

/** Adds the hairs that stand on the crest, the same ones in every pose. */
export function addMane(
  mesh: Mesh,
  anatomy: Anatomy,
  crest: readonly Crest[],
  random: Random,
): void {
  const { mane, trunk, neck } = anatomy;
  if (!mane) return;
  const sections = trunk.length + neck.sections.length - 1;
  const neckStart = (trunk.length - 1) / sections;
  const at = (share: number): number =>
    (neckStart + share * (share < 0 ? neckStart : 1 - neckStart)) * (crest.length - 1);
  for (let i = 0; i < mane.hairs; i++) {
    const share = (i + random.next()) / mane.hairs;
    const position = mix(at(mane.from), at(mane.to), share);
    const index = Math.max(0, Math.min(crest.length - 2, Math.floor(position)));
    const here = crest[index]!;
    const next = crest[index + 1]!;
    const part = position - index;
    const root: Vector = [
      mix(here.root[0], next.root[0], part),
      mix(here.root[1], next.root[1], part),
      mix(here.root[2], next.root[2], part) + random.normal() * 0.008,
    ];
    const back = normalise([
      here.root[0] - next.root[0],
      here.root[1] - next.root[1],
      here.root[2] - next.root[2],
    ]);
    const shape = Math.min(1, 5 * share, 4 * (1 - share) + 0.35);
    const grow = normalise(along(here.up, back, mane.lean + random.normal() * 0.12));
    addLock(mesh, along(root, grow, -0.015), grow, back, {
      length: mane.length * shape * random.between(0.8, 1.15),
      width: mane.length * random.between(0.1, 0.2),
      material: 'mane',
      skin: here.vertex,
      right: random.chance(0.5),
    });
  }
}
