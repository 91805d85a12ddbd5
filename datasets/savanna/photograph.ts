import { puppetOf, type SpeciesName } from './animals/species.ts';
import { createNoise } from './maths/noise.ts';
import { scratchFloats } from './maths/scratch.ts';
import type { Vector } from './maths/vector.ts';
import { drawBlade, type GrassScene } from './scene/grass.ts';
import type { Backdrop } from './scene/backdrop.ts';
import type { Actor, Shot } from './story/shot.ts';
import { project, type Camera } from './render/camera.ts';
import { createDepthMap } from './render/depth-map.ts';
import { developSurface, type Cutout } from './render/develop.ts';
import { paintEyeshine } from './render/eyeshine.ts';
import type { Frame } from './render/frame.ts';
import { castShadows } from './render/ground-shadow.ts';
import type { Skin } from './render/shade.ts';
import { placePoint, placeSolid, type Solid } from './render/solid.ts';
import { rasterise, softenCreases } from './render/surface.ts';

/** A box in pixels. */
export interface PixelBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Exposure {
  frame: Frame;
  /** What each actor covers of the picture; null where it is outside. */
  boxes: (PixelBox | null)[];
}

const noise = createNoise('fur');
function boxOf(solid: Solid, camera: Camera): PixelBox | null {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i < solid.positions.length; i += 3) {
    const at = project(camera, [
      solid.positions[i]!,
      solid.positions[i + 1]!,
      solid.positions[i + 2]!,
    ]);
    box.left = Math.min(box.left, at.x);
    box.right = Math.max(box.right, at.x);
    box.top = Math.min(box.top, at.y);
    box.bottom = Math.max(box.bottom, at.y);
  }
  const inside: PixelBox = {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(camera.width, box.right),
    bottom: Math.min(camera.height, box.bottom),
  };
  return inside.right - inside.left > 2 && inside.bottom - inside.top > 2 ? inside : null;
}

function layCutout(frame: Frame, cutout: Cutout): void {
  for (let y = 0; y < cutout.height; y++) {
    for (let x = 0; x < cutout.width; x++) {
      const from = (y * cutout.width + x) * 4;
      const cover = cutout.data[from + 3]!;
      if (cover === 0) continue;
      const to = ((y + cutout.top) * frame.width + x + cutout.left) * 3;
      for (let k = 0; k < 3; k++) {
        frame.data[to + k] = frame.data[to + k]! * (1 - cover) + cutout.data[from + k]!;
      }
    }
  }
}

function directionOfLight(backdrop: Backdrop, actors: readonly Actor[]): Vector {
  const { light, camera } = backdrop;
  if (!light.infrared || actors.length === 0) return light.toSun;
  // The lamps are just over the lens: shadows fall behind the animal and a little below.
  const { x, z } = actors[0]!.placement;
  const up = camera.eyeHeight + 0.25;
  const length = Math.hypot(x, up, z);
  return [-x / length, up / length, -z / length];
}

/**
 * Takes one photograph: animals, their shadows, and grass before and behind them. The exposure is
 * good until the next one is taken: its memory is used again.
 */
export function takePhotograph(
  backdrop: Backdrop,
  shot: Shot,
  skinOf: (species: SpeciesName, individual: string) => Skin,
): Exposure {
  const { camera, light, air, site } = backdrop;
  const data = scratchFloats('photograph', backdrop.frame.data.length);
  data.set(backdrop.frame.data);
  const frame: Frame = { ...backdrop.frame, data };
  const cast = shot.actors.map((actor) => {
    const puppet = puppetOf(actor.species);
    const body = puppet.pose(actor.pose);
    return { actor, body, solid: placeSolid(body.mesh, puppet.resting, actor.placement) };
  });
  const solids = cast.map(({ solid }) => solid);
  const direct = createDepthMap(solids, directionOfLight(backdrop, shot.actors), 640);
  const overhead = createDepthMap(solids, [0, 1, 0], 256);
  const scene = { light, camera, noise, shadows: { direct, overhead } };
  castShadows(frame, scene);

  const steep = light.infrared ? 1 : 0.45 + 0.55 * light.toSun[1];
  const grass: GrassScene = {
    frame,
    camera,
    site,
    air,
    time: shot.moment,
    // A flash shines in level, the sun from above.
    floor: light.infrared ? 0.75 : 0.22,
    shade: (x, y, z) => backdrop.canopy(x, z) * steep * direct.light(x, y, z, 0.03, 0.02),
  };
  const colour = new Float64Array(3);
  const farFirst = [...cast].sort((a, b) => b.actor.placement.z - a.actor.placement.z);
  let next = 0;
  const growTo = (depth: number): void => {
    while (next < backdrop.blades.length && backdrop.blades[next]!.z > depth) {
      drawBlade(grass, backdrop.blades[next++]!, colour);
    }
  };
  for (const { actor, body, solid } of farFirst) {
    growTo(actor.placement.z);
    const surface = rasterise(solid, camera, 2);
    if (!surface) continue;
    const metre = (camera.focal / actor.placement.z) * 2;
    softenCreases(surface, metre * 0.05 * actor.placement.scale, 0.06);
    layCutout(frame, developSurface(surface, skinOf(actor.species, actor.individual), scene));
    if (light.infrared) {
      const at = (point: Vector): Vector => placePoint(point, actor.placement);
      paintEyeshine(frame, camera, puppetOf(actor.species).anatomy, body.head, at);
    }
  }
  growTo(0);
  return { frame, boxes: cast.map(({ solid }) => boxOf(solid, camera)) };
}
