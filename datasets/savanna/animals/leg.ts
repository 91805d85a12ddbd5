import { mix, smoothstep } from '../maths/scalar.ts';
import { addLoft, type Ring } from './loft.ts';
import type { LegAnatomy } from './anatomy.ts';
import type { Mesh } from './mesh.ts';

/** Share of a walking stride in which a foot stands on the ground. */
const stance = 0.62;

interface Swing {
  /** Angles at the four joints from the top, and whether the foot carries weight. */
  angles: readonly [number, number, number, number];
  planted: boolean;
}

/** Joint angles of one leg at a moment of its stride: forwards is positive. */
function swingOf(hind: boolean, phase: number, stride: number): Swing {
  const reach = 0.34 * stride;
  if (phase < stance) {
    const t = phase / stance;
    const whole = mix(reach, -reach, t);
    // The hind leg straightens as it pushes off; the foreleg stays a pillar.
    const push = smoothstep(0.55, 1, t) * stride;
    return {
      angles: hind ? [whole * 0.9, 0.1 * push, -0.22 * push, 0] : [whole * 0.85, 0.06 * push, 0, 0],
      planted: true,
    };
  }
  const t = (phase - stance) / (1 - stance);
  const whole = mix(-reach, reach, smoothstep(0, 1, t));
  const fold = Math.sin(Math.PI * Math.min(1, t * 1.15)) * stride;
  return {
    angles: hind
      ? [whole + 0.3 * fold, -0.62 * fold, 0.6 * fold, -0.55 * fold]
      : [whole + 0.34 * fold, 0.12 * fold, -0.95 * fold, -0.45 * fold],
    planted: false,
  };
}

/** Adds a leg in its pose. `side` is +1 on the right, -1 on the left. */
export function addLeg(
  mesh: Mesh,
  anatomy: LegAnatomy,
  how: { hind: boolean; side: 1 | -1; phase: number; stride: number },
): void {
  const { sections, joints } = anatomy;
  const phase = ((how.phase % 1) + 1) % 1;
  const swing = swingOf(how.hind, phase, how.stride);
  const top = sections[0]!;
  let x = top[0];
  let y = top[1];
  let angle = swing.angles[0];
  const path: [number, number][] = [[x, y]];
  for (let i = 1; i < sections.length; i++) {
    const from = sections[i - 1]!;
    const to = sections[i]!;
    const dx = to[0] - from[0];
    const dy = to[1] - from[1];
    x += dx * Math.cos(angle) - dy * Math.sin(angle);
    y += dx * Math.sin(angle) + dy * Math.cos(angle);
    path.push([x, y]);
    const joint = joints.indexOf(i);
    if (joint >= 0) angle += swing.angles[joint + 1]!;
    // A foot that carries weight lies flat, whatever the leg above it does.
    if (joint === 2 && swing.planted) angle = 0;
  }
  // The knees take up what the swing shortens: a standing foot is on the ground, no foot below it.
  const lowest = Math.min(...path.map((point) => point[1]));
  const start = top[1];
  const stretch = swing.planted || lowest < 0.01 ? start / (start - lowest) : 1;
  const rings = sections.map((section, i): Ring => ({
    centre: [path[i]![0], start - (start - path[i]![1]) * stretch, how.side * section[5]],
    up: section[2],
    down: section[3],
    side: section[4],
  }));
  addLoft(mesh, rings, {
    material: 'coat',
    sideways: [0, 0, 1],
    rings: 44,
    around: 20,
    flank: how.side > 0 ? 'right' : 'left',
  });
}
