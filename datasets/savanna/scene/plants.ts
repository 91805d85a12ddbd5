import { createRandom } from '../maths/random.ts';
import type { Air } from '../render/air.ts';
import type { Camera } from '../render/camera.ts';
import type { Frame } from '../render/frame.ts';
import type { Light } from '../render/light.ts';
import { paintAcacia } from './acacia.ts';
import { paintBush } from './bush.ts';
import { paintDeadwood } from './deadwood.ts';
import type { View } from './foliage.ts';
import { paintMound } from './mound.ts';
import type { Plant } from './site.ts';

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
