import { materials, type Flank, type Material } from '../animals/mesh.ts';
import type { CoatTexture } from '../coats/texture.ts';
import type { Noise } from '../maths/noise.ts';
import type { Vector } from '../maths/vector.ts';
import type { Camera } from './camera.ts';
import type { DepthMap } from './depth-map.ts';
import { infraredOf, type Light } from './light.ts';

/** What an animal is covered with. A material that has no colour of its own wears the coat. */
export interface Skin {
  coats: Readonly<Record<Flank, CoatTexture>>;
  colours: Readonly<Partial<Record<Material, Vector>>>;
  /** 0 matt … 1 sleek. */
  gloss: number;
  /** Strength and fineness (hairs a metre) of the fur's grain. */
  grain: number;
  fineness: number;
  /** How much the hide's folds and muscles bend the light. */
  fold: number;
}

export interface Shadows {
  /** From the sun or the flash. */
  direct: DepthMap;
  /** From straight above: how much of the sky a place sees. */
  overhead: DepthMap;
}

export interface Lighting {
  light: Light;
  camera: Camera;
  shadows: Shadows;
  noise: Noise;
}

/** One spot of a body: where it is, how its skin stands, where on the coat it lies. */
export interface Spot {
  tag: number;
  x: number;
  y: number;
  z: number;
  nx: number;
  ny: number;
  nz: number;
  u: number;
  v: number;
}

const bald: readonly Material[] = ['eye', 'horn', 'nose'];

/** The light that a spot of an animal sends to the camera: three numbers in `out`. */
export function shadeSpot(out: Float64Array, spot: Spot, skin: Skin, scene: Lighting): void {
  const { light, camera, shadows, noise } = scene;
  const { x, y, z, u, v } = spot;
  const material = materials[(spot.tag - 1) >> 1]!;
  const right = ((spot.tag - 1) & 1) === 1;
  const plain = skin.colours[material];
  if (plain) out.set(plain);
  else (right ? skin.coats.right : skin.coats.left).read(out, u, v);

  // Hair: a fine grain that lies along the body, and soft folds of the hide beneath.
  let { nx, ny, nz } = spot;
  if (!bald.includes(material)) {
    const f = skin.fineness;
    const fine = noise(u * f * 0.45 + v * f * 0.15, v * f) + 0.6 * noise(u * f * 1.1, v * f * 2.3);
    const grain = 1 + skin.grain * fine;
    out[0]! *= grain;
    out[1]! *= grain;
    out[2]! *= grain;
    nx += skin.fold * noise(u * 6.1 + 3.7, v * 6.9 + 50);
    ny += skin.fold * noise(u * 7.3 + 31, v * 5.1);
  }
  const normalLength = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
  nx *= normalLength;
  ny *= normalLength;
  nz *= normalLength;
  const below = camera.eyeHeight - y;
  const distance = Math.sqrt(x * x + below * below + z * z);
  const vx = -x / distance;
  const vy = below / distance;
  const vz = -z / distance;
  const facing = Math.max(0, nx * vx + ny * vy + nz * vz);

  if (light.infrared) {
    const spread = camera.focal / camera.width;
    const across = (x / z) * spread;
    const upright = ((y - camera.eyeHeight) / z) * spread;
    const beam = Math.exp(-2.6 * (across * across + 1.1 * upright * upright));
    const lamp = (light.flash * beam) / (z * z + 9);
    const seen = shadows.direct.light(x, y, z, 0.01, 0.05);
    const colour: Vector = [out[0]!, out[1]!, out[2]!];
    const value =
      infraredOf(colour) * (lamp * (0.25 + 0.75 * facing) * (0.15 + 0.85 * seen) + light.sky[0]);
    out.fill(value);
    return;
  }
  const sun = light.toSun;
  const towards = nx * sun[0] + ny * sun[1] + nz * sun[2];
  // Fur lets light round the edge a little.
  const wrapped = Math.min(1, Math.max(0, (towards + 0.18) / 1.18));
  const lit = wrapped > 0 ? wrapped * shadows.direct.light(x, y, z, 0.02, 0.035) : 0;
  const open = 0.3 + 0.7 * shadows.overhead.light(x, y, z, 0.28, 0.06);
  const up = 0.5 + 0.5 * ny;
  const hx = sun[0] + vx;
  const hy = sun[1] + vy;
  const hz = sun[2] + vz;
  const mirror = Math.max(
    0,
    (nx * hx + ny * hy + nz * hz) / Math.sqrt(hx * hx + hy * hy + hz * hz),
  );
  const shine =
    material === 'eye'
      ? 2.5 * mirror ** 60 + 0.02 * up
      : skin.gloss * (0.1 * mirror ** 14 * lit + 0.05 * (1 - facing) ** 3 * up);
  const clear = Math.exp(-z / light.visibility);
  for (let k = 0; k < 3; k++) {
    const incoming =
      light.sun[k]! * lit +
      light.sky[k]! * open * (0.25 + 0.75 * up) +
      light.bounce[k]! * (1 - up) * (0.4 + 0.6 * open);
    const here = out[k]! * incoming + shine * light.sun[k]!;
    out[k] = here * clear + light.haze[k]! * (1 - clear);
  }
}
