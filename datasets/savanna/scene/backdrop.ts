import { createAir, type Air } from '../render/air.ts';
import type { Camera } from '../render/camera.ts';
import { createFrame, type Frame } from '../render/frame.ts';
import { lights, type Light } from '../render/light.ts';
import { createCanopyShade } from './canopy-shade.ts';
import { growGrass, type Blade } from './grass.ts';
import { createGrassCover, paintGround } from './ground.ts';
import { paintHills } from './hills.ts';
import { paintPlants } from './plants.ts';
import type { Site } from './site.ts';
import { paintSky } from './sky.ts';

/** An empty view in one light: what photographs of the same visit share. */
export interface Backdrop {
  site: Site;
  light: Light;
  camera: Camera;
  air: Air;
  frame: Frame;
  blades: readonly Blade[];
  /** Share of the sun that trees let through to a place on the ground. */
  canopy: (x: number, z: number) => number;
}

export function cameraOf(site: Site, width: number, height: number): Camera {
  return {
    width,
    height,
    focal: site.focal * width,
    eyeHeight: site.eyeHeight,
    horizon: Math.round(site.horizon * height),
  };
}

/** Paints sky, hills, ground and trees. `day` varies the clouds. */
export function createBackdrop(
  site: Site,
  lightName: Light['name'],
  size: { width: number; height: number },
  day: string,
): Backdrop {
  const light = lights[lightName];
  const camera = cameraOf(site, size.width, size.height);
  const air = createAir(light, camera);
  const frame = createFrame(size.width, size.height);
  const cover = createGrassCover(site);
  const canopy = createCanopyShade(site, light);
  paintSky(frame, camera, light, `${site.name} ${day}`);
  paintHills(frame, camera, site, air);
  const steep = light.infrared ? 1 : 0.25 + 0.75 * light.toSun[1];
  paintGround(frame, camera, site, air, { cover, shade: (x, z) => canopy(x, z) * steep });
  paintPlants(site.plants, site.name, { frame, camera, light, air });
  return { site, light, camera, air, frame, blades: growGrass(site, cover), canopy };
}
