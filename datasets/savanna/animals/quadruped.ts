import { mix, smoothstep } from '../maths/scalar.ts';
import { createRandom, type Random } from '../maths/random.ts';
import { along, heading, normalise, type Vector } from '../maths/vector.ts';
import { standing, type Anatomy, type Pose } from './anatomy.ts';
import { addFur, addLock, planFur } from './hair.ts';
import { addHead, headFrame, type HeadFrame } from './head.ts';
import { addLeg } from './leg.ts';
import { addLoft, type Ring } from './loft.ts';
import { createMesh, type Mesh } from './mesh.ts';

export interface Body {
  mesh: Mesh;
  head: HeadFrame;
}

/** A point of the neck's topmost line: where, which way is up, and its vertex. */
interface Crest {
  root: Vector;
  up: Vector;
  vertex: number;
}

const bones = 16;

/** The neck's curve from the withers to the poll: directions and points. */
function neckCurve(
  anatomy: Anatomy,
  pose: Pose,
  start: Vector,
  startPitch: number,
): { points: Vector[]; yaws: number[] } {
  const points: Vector[] = [start];
  const yaws = [0];
  let at = start;
  for (let i = 1; i <= bones; i++) {
    const t = (i - 0.5) / bones;
    const bend = smoothstep(-0.15, 0.5, t);
    const yaw = pose.neckYaw * t;
    const pitch = mix(startPitch, anatomy.neck.pitch + pose.neckPitch, bend);
    at = along(at, heading(pitch, yaw), anatomy.neck.length / bones);
    points.push(at);
    yaws.push(yaw);
  }
  return { points, yaws };
}

function addTrunkAndNeck(
  mesh: Mesh,
  anatomy: Anatomy,
  pose: Pose,
): { poll: Vector; crest: Crest[] } {
  const { trunk, neck } = anatomy;
  const pivot = trunk[Math.floor(trunk.length / 3)]!;
  const tilt = (x: number, y: number): Vector => {
    const dx = x - pivot[0];
    const dy = y - pivot[1];
    const c = Math.cos(pose.bodyPitch);
    const s = Math.sin(pose.bodyPitch);
    return [pivot[0] + dx * c - dy * s, pivot[1] + dx * s + dy * c, 0];
  };
  const rings: Ring[] = trunk.map(([x, y, up, down, side]) => ({
    centre: tilt(x, y),
    up,
    down,
    side,
  }));
  const last = rings.at(-1)!;
  const before = rings.at(-2)!;
  const startPitch = Math.atan2(
    last.centre[1] - before.centre[1],
    last.centre[0] - before.centre[0],
  );
  const curve = neckCurve(anatomy, pose, last.centre, startPitch);
  const sideways: Vector[] = rings.map(() => [0, 0, 1]);
  for (const [share, up, down, side] of neck.sections) {
    const position = share * bones;
    const index = Math.min(bones - 1, Math.floor(position));
    const rest = position - index;
    const a = curve.points[index]!;
    const b = curve.points[index + 1]!;
    const yaw = curve.yaws[index]!;
    rings.push({
      centre: [mix(a[0], b[0], rest), mix(a[1], b[1], rest), mix(a[2], b[2], rest)],
      up,
      down,
      side,
    });
    sideways.push([-Math.sin(yaw), 0, Math.cos(yaw)]);
  }
  const first = mesh.positions.length;
  const count = 96;
  const around = 40;
  addLoft(mesh, rings, { material: 'coat', sideways, rings: count, around, flank: 'both' });

  // The crest is the skin's topmost line; the mane stands on it.
  const crest = Array.from({ length: count }, (_, i) => {
    const point = (k: number): Vector => {
      const at = first + (i * around + k) * 3;
      return [mesh.positions[at]!, mesh.positions[at + 1]!, mesh.positions[at + 2]!];
    };
    const root = point(around / 4);
    const below = point((around * 3) / 4);
    const vertex = first / 3 + i * around + around / 4;
    return {
      root,
      vertex,
      up: normalise([root[0] - below[0], root[1] - below[1], root[2] - below[2]]),
    };
  });
  return { poll: curve.points.at(-1)!, crest };
}

function addMane(mesh: Mesh, anatomy: Anatomy, crest: readonly Crest[], random: Random): void {
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

function addTail(mesh: Mesh, anatomy: Anatomy, pose: Pose, random: Random): void {
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
