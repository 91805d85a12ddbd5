import { groundDepth } from './camera.ts';
import type { Frame } from './frame.ts';
import type { Lighting } from './shade.ts';

/** Darkens the ground where bodies keep the sun, the flash or the open sky from it. */
export function castShadows(frame: Frame, scene: Lighting): void {
  const { camera, light, shadows } = scene;
  const { width, height, data } = frame;
  const steep = 0.25 + 0.75 * light.toSun[1];
  const soft = light.name === 'overcast' ? 0.25 : 0.035;
  for (let y = Math.max(0, Math.ceil(camera.horizon) + 1); y < height; y++) {
    const z = groundDepth(camera, y + 0.5);
    if (z > 90) continue;
    for (let x = 0; x < width; x++) {
      const worldX = ((x + 0.5 - width / 2) * z) / camera.focal;
      const lit = shadows.direct.light(worldX, 0, z, soft, 0.02);
      const open = shadows.overhead.light(worldX, 0, z, 0.34, 0.02);
      if (lit === 1 && open === 1) continue;
      const i = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) {
        const sun = light.infrared ? 1 : light.sun[k]! * steep;
        const sky = light.infrared ? 0.12 : light.sky[k]!;
        const full = sun + sky;
        data[i + k]! *= (sun * lit + sky * (0.35 + 0.65 * open)) / full;
      }
    }
  }
}
