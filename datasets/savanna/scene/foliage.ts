import type { Random } from '../maths/random.ts';
import type { Vector } from '../maths/vector.ts';
import type { Air } from '../render/air.ts';
import { project, type Camera } from '../render/camera.ts';
import { dot, stroke, type Frame } from '../render/frame.ts';
import type { Light } from '../render/light.ts';

/** What a plant is painted on, and in which light. */
export interface View {
  frame: Frame;
  camera: Camera;
  light: Light;
  air: Air;
  colour: Float64Array;
}

/** A pad of leaves: centre and reach, metres. */
export interface Pad {
  x: number;
  y: number;
  z: number;
  rx: number;
  ry: number;
  /** Share of the light that gets to it through the rest of the crown. */
  lift?: number;
}

const bark: Vector = [0.13, 0.1, 0.075];

/** Paints a straight piece of wood; its width at both ends is in metres. */
export function branch(
  view: View,
  from: Vector,
  to: Vector,
  widths: readonly [number, number],
): void {
  const a = project(view.camera, from);
  const b = project(view.camera, to);
  const scale = view.camera.focal / from[2];
  const side = view.light.toSun[0] > 0 ? 0.5 : 0.35;
  view.air.see(view.colour, bark, side, 0.6, from[0], from[1], from[2]);
  stroke(view.frame, [a.x, a.y, widths[0] * scale], [b.x, b.y, widths[1] * scale], view.colour);
}

/** Fills pads with leaves: bright towards the sun and on top, dark beneath. */
export function leaves(
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
