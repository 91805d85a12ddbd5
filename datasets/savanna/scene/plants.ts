import { createRandom, type Random } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import type { Air } from '../render/air.ts';
import { project, type Camera } from '../render/camera.ts';
import { dot, stroke, type Frame } from '../render/frame.ts';
import type { Light } from '../render/light.ts';
import type { Plant } from './site.ts';

interface View {
  frame: Frame;
  camera: Camera;
  light: Light;
  air: Air;
  colour: Float64Array;
}

/** A pad of leaves: centre and reach, metres. */
interface Pad {
  x: number;
  y: number;
  z: number;
  rx: number;
  ry: number;
  /** Share of the light that gets to it through the rest of the crown. */
  lift?: number;
}

const bark: Vector = [0.13, 0.1, 0.075];

function branch(view: View, from: Vector, to: Vector, widths: readonly [number, number]): void {
  const a = project(view.camera, from);
  const b = project(view.camera, to);
  const scale = view.camera.focal / from[2];
  const side = view.light.toSun[0] > 0 ? 0.5 : 0.35;
  view.air.see(view.colour, bark, side, 0.6, from[0], from[1], from[2]);
  stroke(view.frame, [a.x, a.y, widths[0] * scale], [b.x, b.y, widths[1] * scale], view.colour);
}

/** Fills pads with leaves: bright towards the sun and on top, dark beneath. */
function leaves(
  view: View,
  pads: readonly Pad[],
  green: Vector,
  leaf: number,
  random: Random,
): void {
  const { camera, light, air, colour, frame } = view;
  for (const pad of pads) {
    const scale = camera.focal / pad.z;
    const size = Math.max(0.55, leaf * scale);
    const area = Math.PI * pad.rx * scale * pad.ry * scale;
    const count = Math.min(1500, Math.max(14, Math.round((area / (size * size)) * 0.95)));
    for (let i = 0; i < count; i++) {
      const turn = random.next() * 2 * Math.PI;
      const reach = Math.sqrt(random.next()) * (0.86 + 0.28 * random.next());
      const dx = Math.cos(turn) * reach;
      const dy = Math.sin(turn) * reach;
      const facing = 0.5 + 0.42 * (dy * (0.35 + light.toSun[1]) + dx * light.toSun[0]);
      const inner = pad.lift ?? 1;
      const lit = Math.max(0.04, Math.min(1, facing)) * inner * random.between(0.35, 1.1);
      const hue = random.between(0.75, 1.3);
      const x = pad.x + dx * pad.rx;
      const y = pad.y + dy * pad.ry;
      air.see(
        colour,
        [green[0] * hue, green[1] * hue, green[2] * hue],
        lit,
        0.35 + 0.45 * (0.5 + 0.5 * dy),
        x,
        y,
        pad.z,
      );
      const at = project(camera, [x, y, pad.z]);
      dot(frame, at.x, at.y, size * random.between(0.6, 1.25), colour, 0.9);
    }
  }
}

/** An umbrella thorn: a forked trunk, limbs that spread, and a flat crown in layers. */
function paintAcacia(view: View, plant: Plant, random: Random): void {
  const { height: h } = plant;
  const pads: Pad[] = [];
  const grow = (
    from: Vector,
    lean: number,
    rise: number,
    length: number,
    width: number,
    level: number,
  ): void => {
    const to: Vector = [
      from[0] + lean * length,
      Math.min(h * 0.93, from[1] + rise * length),
      from[2] + random.between(-0.2, 0.2) * length,
    ];
    const middle: Vector = [
      (from[0] + to[0]) / 2 + random.between(-0.08, 0.08) * length,
      (from[1] + to[1]) / 2 + random.between(0, 0.1) * length,
      (from[2] + to[2]) / 2,
    ];
    branch(view, from, middle, [width, width * 0.8]);
    branch(view, middle, to, [width * 0.8, width * 0.6]);
    if (level === 0) {
      for (let i = 0; i < 3; i++) {
        pads.push({
          x: to[0] + random.normal() * h * 0.05,
          y: to[1] + 0.02 * h * random.between(-0.6, 1.6),
          z: to[2],
          rx: h * random.between(0.05, 0.14),
          ry: h * random.between(0.015, 0.034),
        });
      }
      return;
    }
    const forks = random.integer(2, level > 1 ? 3 : 4);
    for (let i = 0; i < forks; i++) {
      const turn = lean + random.between(-0.55, 0.55) + (i - (forks - 1) / 2) * 0.6;
      const up = Math.max(0.12, rise * random.between(0.45, 0.85));
      grow(
        to,
        Math.max(-1.2, Math.min(1.2, turn)),
        up,
        length * random.between(0.62, 0.85),
        width * 0.55,
        level - 1,
      );
    }
  };
  const trunk = random.integer(2, 3);
  const foot: Vector = [plant.x, 0, plant.z];
  for (let i = 0; i < trunk; i++) {
    const lean = (i - (trunk - 1) / 2) * 0.75 + random.between(-0.15, 0.15);
    grow(foot, lean, 1, h * 0.42, h * 0.05, 3);
  }
  pads.sort((a, b) => a.y - b.y);
  leaves(view, pads, [0.115, 0.135, 0.045], 0.055, random);
}

function paintBush(view: View, plant: Plant, random: Random): void {
  const { height: h } = plant;
  const pads: Pad[] = [];
  const breadth = random.between(0.7, 1.15);
  for (let i = 0; i < 14; i++) {
    const lean = random.between(-0.85, 0.85) * breadth;
    const tip: Vector = [plant.x + lean * h * 0.8, h * random.between(0.5, 1.05), plant.z];
    branch(view, [plant.x + lean * 0.1, 0, plant.z], tip, [0.05 * h * 0.5, 0.012]);
  }
  for (let i = 0; i < 85; i++) {
    const turn = random.between(0, Math.PI);
    const reach = Math.sqrt(random.next());
    pads.push({
      x: plant.x + Math.cos(turn) * reach * h * 0.72 * breadth,
      y: h * (0.16 + 0.76 * Math.sin(turn) * reach * random.between(0.6, 1.15)),
      z: plant.z + random.between(-0.2, 0.2) * h,
      lift: 0.35 + 0.65 * reach * (0.4 + 0.6 * Math.sin(turn)),
      rx: h * random.between(0.045, 0.13),
      ry: h * random.between(0.035, 0.09),
    });
  }
  pads.sort((a, b) => a.y - b.y);
  const dry = random.between(0, 1);
  leaves(view, pads, [0.11 + 0.06 * dry, 0.125 + 0.02 * dry, 0.05], 0.03, random);
}

function paintDeadwood(view: View, plant: Plant, random: Random): void {
  const h = plant.height;
  const twig = (
    from: Vector,
    angle: number,
    length: number,
    width: number,
    level: number,
  ): void => {
    const to: Vector = [
      from[0] + Math.cos(angle) * length,
      from[1] + Math.sin(angle) * length,
      from[2],
    ];
    branch(view, from, to, [width, width * 0.6]);
    if (level === 0) return;
    for (let i = 0; i < 3; i++) {
      twig(
        to,
        angle + random.between(-0.8, 0.8),
        length * random.between(0.4, 0.75),
        width * 0.55,
        level - 1,
      );
    }
  };
  twig([plant.x, 0, plant.z], 1.25, h * 0.5, 0.075 * h, 3);
  twig([plant.x + 0.06, 0, plant.z], 1.9, h * 0.42, 0.06 * h, 3);
}

/** A termite mound: a cone of bare earth with a rough skin. */
function paintMound(view: View, plant: Plant, random: Random): void {
  const { camera, air, colour, frame, light } = view;
  const scale = camera.focal / plant.z;
  const count = Math.round(1400 * Math.min(4, (plant.height * scale) / 50));
  for (let i = 0; i < count; i++) {
    const t = 1 - Math.sqrt(1 - random.next());
    const half = plant.height * 0.55 * (1 - t) ** 0.8 + 0.04;
    const side = random.between(-1, 1);
    const x = plant.x + side * half;
    const y = plant.height * t;
    const lit = Math.max(
      0.05,
      0.4 + 0.5 * side * Math.sign(light.toSun[0]) + random.between(-0.14, 0.14),
    );
    air.see(colour, [0.33, 0.2, 0.12], lit, 0.6, x, y, plant.z);
    const at = project(camera, [x, y, plant.z]);
    dot(frame, at.x, at.y, random.between(0.03, 0.07) * scale, colour, 0.9);
  }
}

const painters = {
  acacia: paintAcacia,
  bush: paintBush,
  deadwood: paintDeadwood,
  mound: paintMound,
} as const;

/** Paints a view's plants, the farthest first; each grows the same in every photograph. */
export function paintPlants(
  plants: readonly Plant[],
  site: string,
  scene: { frame: Frame; camera: Camera; light: Light; air: Air },
): void {
  const view: View = { ...scene, colour: new Float64Array(3) };
  for (const plant of [...plants].sort((a, b) => b.z - a.z)) {
    painters[plant.kind](view, plant, createRandom('plant', site, plant.x, plant.z));
  }
}
