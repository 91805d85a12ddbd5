import { mix, smoothstep } from '../maths/scalar.ts';
import { along, heading, normalise, type Vector } from '../maths/vector.ts';
import type { Anatomy, Pose } from './anatomy.ts';
import { addLoft, type Ring } from './loft.ts';
import type { Mesh } from './mesh.ts';

/** A point of the neck's topmost line: where, which way is up, and its vertex. */
export interface Crest {
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

/** Adds trunk and neck as one skin; says where the head sits and where a mane can stand. */
export function addTrunkAndNeck(
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
