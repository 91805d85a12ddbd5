import {
  along,
  blend,
  cross,
  dot,
  normalise,
  scale,
  subtract,
  type Vector,
} from '../maths/vector.ts';
import { addTriangle, addVertex, type Material, type Mesh } from './mesh.ts';

/** A cross-section of a limb or body: where its middle is and how far it reaches, metres. */
export interface Ring {
  centre: Vector;
  /** Towards the back of a trunk, towards the front of a leg. */
  up: number;
  down: number;
  side: number;
}

export interface LoftOptions {
  material: Material;
  /** Which way `side` reaches; the section's plane stands across the curve. */
  sideways: Vector | readonly Vector[];
  /** Rings and points around each, after smoothing. */
  rings: number;
  around: number;
  /** Whose flank's coat: both (split by the side of the body) or one. */
  flank: 'both' | 'left' | 'right';
  /** 2 is an ellipse; more is boxier. */
  squareness?: number;
}

/** Catmull–Rom through the four values at parameter t between the middle two. */
function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

function sample(list: readonly Ring[], position: number, read: (ring: Ring) => number): number {
  const last = list.length - 1;
  const index = Math.min(Math.floor(position), last - 1);
  const value = (i: number): number => read(list[Math.max(0, Math.min(last, i))]!);
  return spline(
    value(index - 1),
    value(index),
    value(index + 1),
    value(index + 2),
    position - index,
  );
}

/** Puts smooth rings between the given ones. */
function refine(rings: readonly Ring[], count: number): Ring[] {
  return Array.from({ length: count }, (_, i) => {
    const position = (i / (count - 1)) * (rings.length - 1);
    return {
      centre: [
        sample(rings, position, (ring) => ring.centre[0]),
        sample(rings, position, (ring) => ring.centre[1]),
        sample(rings, position, (ring) => ring.centre[2]),
      ],
      up: Math.max(
        0.001,
        sample(rings, position, (ring) => ring.up),
      ),
      down: Math.max(
        0.001,
        sample(rings, position, (ring) => ring.down),
      ),
      side: Math.max(
        0.001,
        sample(rings, position, (ring) => ring.side),
      ),
    };
  });
}

function sidewaysAt(sideways: Vector | readonly Vector[], share: number): Vector {
  if (typeof sideways[0] === 'number') return sideways as Vector;
  const list = sideways as readonly Vector[];
  const position = share * (list.length - 1);
  const index = Math.min(Math.floor(position), list.length - 2);
  return blend(list[index]!, list[index + 1]!, position - index);
}

/** Pulls a skin over rings along a curve: a trunk with its neck, a leg, a tail, an ear. */
export function addLoft(mesh: Mesh, control: readonly Ring[], options: LoftOptions): void {
  const rings = refine(control, options.rings);
  const { around } = options;
  const power = 2 / (options.squareness ?? 2);
  const first = mesh.positions.length / 3;
  rings.forEach((ring, i) => {
    const before = rings[Math.max(0, i - 1)]!;
    const after = rings[Math.min(rings.length - 1, i + 1)]!;
    const tangent = normalise(subtract(after.centre, before.centre));
    const wanted = sidewaysAt(options.sideways, i / (rings.length - 1));
    const side = normalise(subtract(wanted, scale(tangent, dot(wanted, tangent))));
    const up = cross(side, tangent);
    for (let k = 0; k < around; k++) {
      const angle = (k / around) * 2 * Math.PI;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      const across = Math.sign(c) * Math.abs(c) ** power * ring.side;
      const upright = Math.sign(s) * Math.abs(s) ** power * (s > 0 ? ring.up : ring.down);
      addVertex(mesh, along(along(ring.centre, side, across), up, upright));
    }
  });
  for (let i = 0; i + 1 < rings.length; i++) {
    for (let k = 0; k < around; k++) {
      const next = (k + 1) % around;
      const a = first + i * around + k;
      const b = first + i * around + next;
      const c = a + around;
      const d = b + around;
      const half = k < around / 4 || k >= (around * 3) / 4;
      const right = options.flank === 'both' ? half : options.flank === 'right';
      addTriangle(mesh, [a, c, b], options.material, right);
      addTriangle(mesh, [b, c, d], options.material, right);
    }
  }
  for (const [ring, start] of [
    [rings[0]!, first],
    [rings.at(-1)!, first + (rings.length - 1) * around],
  ] as const) {
    const tip = addVertex(mesh, ring.centre);
    for (let k = 0; k < around; k++) {
      const a = start + k;
      const b = start + ((k + 1) % around);
      const half = k < around / 4 || k >= (around * 3) / 4;
      const right = options.flank === 'both' ? half : options.flank === 'right';
      // Outwards: the first cap looks back along the curve, the last one ahead.
      const corners: [number, number, number] = start === first ? [tip, a, b] : [tip, b, a];
      addTriangle(mesh, corners, options.material, right);
    }
  }
}
