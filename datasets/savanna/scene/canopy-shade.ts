import { createNoise } from '../maths/noise.ts';
import { smoothstep } from '../maths/scalar.ts';
import type { Light } from '../render/light.ts';
import type { Site } from './site.ts';

/** How much sun reaches the ground between a view's trees, 0 … 1: soft, broken shadows. */
export function createCanopyShade(site: Site, light: Light): (x: number, z: number) => number {
  if (light.infrared || light.name === 'overcast') return () => 1;
  const noise = createNoise('canopy', site.name);
  const { toSun } = light;
  const elevation = Math.max(0.12, toSun[1]);
  const casters = site.plants
    .filter((plant) => plant.kind === 'acacia' || plant.kind === 'bush')
    .map((plant) => {
      const crown = plant.kind === 'acacia' ? 0.85 : 0.45;
      const throwX = (-toSun[0] / elevation) * plant.height * crown;
      const throwZ = (-toSun[2] / elevation) * plant.height * crown;
      return {
        x: plant.x + throwX,
        z: plant.z + throwZ,
        radius: plant.height * (plant.kind === 'acacia' ? 0.75 : 0.6),
      };
    });
  return (x, z) => {
    let sun = 1;
    for (const caster of casters) {
      const dx = (x - caster.x) / caster.radius;
      const dz = (z - caster.z) / (caster.radius * Math.min(2.5, 0.6 / elevation + 0.5));
      const reach = dx * dx + dz * dz;
      if (reach > 1.6) continue;
      const broken = 0.5 * noise(x * 1.3, z * 1.3) + 0.35 * noise(x * 4.1, z * 4.1);
      sun *= 1 - 0.8 * smoothstep(1.1, 0.35, reach + broken * 0.9);
    }
    return sun;
  };
}
