import { createRandom } from '../maths/random.ts';
import { standing, type Anatomy, type Pose } from './anatomy.ts';
import { addFur, planFur } from './hair.ts';
import { addHead, headFrame, type HeadFrame } from './head.ts';
import { addLeg } from './leg.ts';
import { addMane } from './mane.ts';
import { createMesh, type Mesh } from './mesh.ts';
import { addTail } from './tail.ts';
import { addTrunkAndNeck } from './trunk.ts';

export interface Body {
  mesh: Mesh;
  head: HeadFrame;
}

/** Skin, mane and tail in a pose; the same vertices in the same order whatever the pose. */
function buildSkin(anatomy: Anatomy, pose: Pose): Body {
  const mesh = createMesh();
  const { poll, crest } = addTrunkAndNeck(mesh, anatomy, pose);
  const head = headFrame(anatomy, pose, poll);
  mesh.head.from = mesh.normalOf.length;
  addHead(mesh, anatomy, pose, head);
  mesh.head.to = mesh.normalOf.length;
  // Lateral sequence of a walk: left hind, left fore, right hind, right fore.
  const legs = [
    { hind: true, side: -1, phase: pose.phase },
    { hind: false, side: -1, phase: pose.phase + 0.75 },
    { hind: true, side: 1, phase: pose.phase + 0.5 },
    { hind: false, side: 1, phase: pose.phase + 0.25 },
  ] as const;
  for (const leg of legs) {
    addLeg(mesh, leg.hind ? anatomy.hindleg : anatomy.foreleg, { ...leg, stride: pose.stride });
  }
  const random = createRandom('hair');
  addTail(mesh, anatomy, pose, random);
  addMane(mesh, anatomy, crest, random);
  return { mesh, head };
}

/** An animal that can be posed. */
export interface Puppet {
  anatomy: Anatomy;
  /** Standing: its coordinates say where on the coat each vertex of a posed body is. */
  resting: Mesh;
  pose(pose: Pose): Body;
}

/** Makes an animal of these measures. All its bodies have the same vertices in the same order. */
export function createPuppet(anatomy: Anatomy): Puppet {
  const resting = buildSkin(anatomy, standing).mesh;
  const roots = planFur(resting, anatomy.fur, createRandom('fur'));
  addFur(resting, anatomy.fur, roots);
  return {
    anatomy,
    resting,
    pose(pose) {
      const body = buildSkin(anatomy, pose);
      addFur(body.mesh, anatomy.fur, roots);
      return body;
    },
  };
}
