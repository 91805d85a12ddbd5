import { along, cross, heading, normalise, scale, type Vector } from '../maths/vector.ts';
import type { Anatomy, Pose } from './anatomy.ts';
import { addLoft, type Ring } from './loft.ts';
import { addTriangle, addVertex, type Mesh } from './mesh.ts';

/** Where a head is and how it stands: its axes ahead, up and to its right. */
export interface HeadFrame {
  poll: Vector;
  ahead: Vector;
  up: Vector;
  right: Vector;
}

export function headFrame(anatomy: Anatomy, pose: Pose, poll: Vector): HeadFrame {
  const yaw = pose.neckYaw + pose.headYaw;
  const ahead = heading(anatomy.head.pitch + pose.headPitch, yaw);
  const right: Vector = [-Math.sin(yaw), 0, Math.cos(yaw)];
  return { poll, ahead, up: cross(right, ahead), right };
}

/** A point of the head: share of its length, height above its axis, distance to its right. */
export function onHead(
  frame: HeadFrame,
  length: number,
  place: readonly [share: number, height: number, side: number],
): Vector {
  const [share, height, side] = place;
  return along(
    along(along(frame.poll, frame.ahead, share * length), frame.up, height),
    frame.right,
    side,
  );
}

function addBall(mesh: Mesh, centre: Vector, radius: number, right: boolean): void {
  const first = mesh.positions.length / 3;
  const rows = 8;
  const around = 12;
  for (let i = 0; i <= rows; i++) {
    const polar = (i / rows) * Math.PI;
    for (let k = 0; k < around; k++) {
      const turn = (k / around) * 2 * Math.PI;
      addVertex(mesh, [
        centre[0] + radius * Math.sin(polar) * Math.cos(turn),
        centre[1] + radius * Math.cos(polar),
        centre[2] + radius * Math.sin(polar) * Math.sin(turn),
      ]);
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < around; k++) {
      const a = first + i * around + k;
      const b = first + i * around + ((k + 1) % around);
      addTriangle(mesh, [a, b, a + around], 'eye', right);
      addTriangle(mesh, [b, b + around, a + around], 'eye', right);
    }
  }
}

function addEar(mesh: Mesh, anatomy: Anatomy, pose: Pose, frame: HeadFrame, side: 1 | -1): void {
  const { ear, head } = anatomy;
  const root = onHead(frame, head.length, [ear.share, ear.height, side * ear.side]);
  const turn = Math.min(1.15, Math.max(0, ear.spread + pose.earTurn * side * 0.3));
  // The ear's own axis: up from the skull, leaning back by its pitch and out by its spread.
  const upright = along(scale(frame.up, Math.sin(ear.pitch)), frame.ahead, Math.cos(ear.pitch));
  const axis = normalise(along(upright, frame.right, side * Math.tan(turn)));
  const shares = [0, 0.12, 0.3, 0.5, 0.7, 0.86, 0.96, 1];
  const width = (t: number): number => {
    const round = Math.sqrt(Math.max(0.004, 1 - (2 * t - 1) ** 2));
    const leaf = Math.sin(Math.PI * Math.min(1, 0.16 + 0.84 * t)) ** 0.8 * (1 - 0.35 * t) + 0.02;
    return ear.width * (round * (1 - ear.pointed) + leaf * ear.pointed);
  };
  const rings = shares.map((t): Ring => {
    const half = Math.max(width(t), t === 0 ? ear.width * 0.55 : 0.002);
    return {
      centre: along(root, axis, t * ear.length),
      up: half * 0.3,
      down: half * 0.3,
      side: half,
    };
  });
  // The opening looks ahead and outwards.
  const across = along(
    [frame.right[0] * 0.75, frame.right[1] * 0.75, frame.right[2] * 0.75],
    frame.ahead,
    -side * 0.66,
  );
  const flank = side > 0 ? 'right' : 'left';
  const shape = { rings: 14, around: 12, flank, sideways: across } as const;
  addLoft(mesh, rings, { ...shape, material: 'coat' });
  // The dark hollow: a thinner leaf that stands just proud of the opening.
  const opening = cross(across, axis);
  const sign =
    opening[0] * frame.ahead[0] + opening[1] * frame.ahead[1] + opening[2] * frame.ahead[2] > 0
      ? 1
      : -1;
  const inner = rings.slice(1, -1).map((ring): Ring => ({
    centre: along(ring.centre, opening, (sign * ring.side * 0.16) / Math.hypot(...opening)),
    up: ring.up * 0.6,
    down: ring.down * 0.6,
    side: ring.side * 0.66,
  }));
  addLoft(mesh, inner, { ...shape, material: 'inner-ear' });
}

/** Adds skull, jaws, eyes, ears and horns. */
export function addHead(mesh: Mesh, anatomy: Anatomy, pose: Pose, frame: HeadFrame): void {
  const { head, eye, horns } = anatomy;
  const rings = head.sections.map(([share, up, down, side]): Ring => ({
    centre: onHead(frame, head.length, [share, 0, 0]),
    up,
    down,
    side,
  }));
  addLoft(mesh, rings, {
    material: 'coat',
    sideways: frame.right,
    rings: 40,
    around: 28,
    flank: 'both',
    squareness: head.squareness,
  });
  for (const side of [1, -1] as const) {
    const centre = onHead(frame, head.length, [eye[0], eye[1], side * eye[2]]);
    addBall(mesh, centre, eye[3], side > 0);
    addEar(mesh, anatomy, pose, frame, side);
    if (!horns) continue;
    const root = onHead(frame, head.length, [horns.share, horns.height, side * horns.side]);
    const axis = along(along(frame.up, frame.ahead, -0.35), frame.right, side * 0.16);
    const horn = [0, 0.3, 0.6, 0.82, 0.94, 1].map((t): Ring => {
      const radius = horns.radius * [1.25, 0.85, 0.75, 1.0, 0.95, 0.3][Math.round(t * 5)]!;
      return {
        centre: along(root, axis, t * horns.length),
        up: radius,
        down: radius,
        side: radius,
      };
    });
    addLoft(mesh, horn, {
      material: 'horn',
      sideways: frame.right,
      rings: 14,
      around: 10,
      flank: side > 0 ? 'right' : 'left',
    });
  }
}
