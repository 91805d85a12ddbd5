import type { Anatomy } from '../animals/anatomy.ts';
import { standing } from '../animals/anatomy.ts';
import { headFrame, onHead, type HeadFrame } from '../animals/head.ts';
import { coatAlong } from '../animals/mesh.ts';
import { heading, type Vector } from '../maths/vector.ts';

/** Where on a standing animal a place is: what the painters ask of it. */
export interface CoatPlace {
  /** Metres along the spine from the tail's root, on to the poll. */
  spine: number;
  /** Height over the belly's line, as a share: 0 belly … 1 back. Only meant on the trunk. */
  height: number;
  /** Share of the way from withers to poll; below 0 on the trunk. */
  neck: number;
  /** Share of the head's length from the poll, and height over its axis, metres. */
  head: { along: number; height: number };
}

export interface CoatMap {
  /** Where the eye is painted, in the terms of `CoatPlace.head`. */
  eye: { along: number; height: number };
  place(x: number, y: number): CoatPlace;
}

function neckPoints(anatomy: Anatomy): Vector[] {
  const last = anatomy.trunk.at(-1)!;
  const steps = 8;
  const ahead = heading(anatomy.neck.pitch, 0);
  return Array.from({ length: steps }, (_, i): Vector => {
    const reach = (anatomy.neck.length * (i + 1)) / steps;
    return [last[0] + ahead[0] * reach, last[1] + ahead[1] * reach, 0];
  });
}

function eyeOf(anatomy: Anatomy, frame: HeadFrame): CoatMap['eye'] {
  const [share, height, side] = anatomy.eye;
  const at = onHead(frame, anatomy.head.length, [share, height, side]);
  const x = coatAlong(at[0], at[2], true) - frame.poll[0];
  const y = at[1] - frame.poll[1];
  return {
    along: (x * frame.ahead[0] + y * frame.ahead[1]) / anatomy.head.length,
    height: x * frame.up[0] + y * frame.up[1],
  };
}

/** Maps the side view of a standing animal to its anatomy. */
export function createCoatMap(anatomy: Anatomy): CoatMap {
  const { trunk } = anatomy;
  const line: Vector[] = [...trunk.map(([x, y]): Vector => [x, y, 0]), ...neckPoints(anatomy)];
  const lengths = [0];
  for (let i = 1; i < line.length; i++) {
    const step = Math.hypot(line[i]![0] - line[i - 1]![0], line[i]![1] - line[i - 1]![1]);
    lengths.push(lengths[i - 1]! + step);
  }
  const neckStart = lengths[trunk.length - 1]!;
  const frame = headFrame(anatomy, standing, line.at(-1)!);

  return {
    eye: eyeOf(anatomy, frame),
    place(x, y) {
      let best = Infinity;
      let spine = 0;
      let index = 0;
      for (let i = 0; i + 1 < line.length; i++) {
        const a = line[i]!;
        const b = line[i + 1]!;
        const dx = b[0] - a[0];
        const dy = b[1] - a[1];
        const t = Math.max(
          0,
          Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)),
        );
        const ex = x - a[0] - dx * t;
        const ey = y - a[1] - dy * t;
        const distance = ex * ex + ey * ey;
        if (distance >= best) continue;
        best = distance;
        spine = lengths[i]! + (lengths[i + 1]! - lengths[i]!) * t;
        index = t < 0.5 ? i : i + 1;
      }
      const section = trunk[Math.min(index, trunk.length - 1)]!;
      const hx = x - frame.poll[0];
      const hy = y - frame.poll[1];
      return {
        spine,
        height: (y - section[1] + section[3]) / (section[2] + section[3]),
        neck: (spine - neckStart) / anatomy.neck.length,
        head: {
          along: (hx * frame.ahead[0] + hy * frame.ahead[1]) / anatomy.head.length,
          height: hx * frame.up[0] + hy * frame.up[1],
        },
      };
    },
  };
}
