import type { Pixels } from '../image/pixels.ts';

/**
 * The probe image: a made scene with smooth light, edges and texture, so that every part of a network has
 * something to answer. The same on every machine.
 */
export function probeImage(): Pixels {
  const width = 320;
  const height = 240;
  const data = new Uint8Array(width * height * 3);
  let noise = 1;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      // A linear congruential generator (Numerical Recipes' constants): grain.
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      const grain = (noise >>> 24) / 16;
      const inBody = ((x - 160) / 90) ** 2 + ((y - 120) / 60) ** 2 < 1;
      const spot = Math.sin(x / 7) * Math.sin(y / 6) > 0.2;
      const sky = 120 + 100 * (1 - y / height);
      data[at] = (inBody ? (spot ? 90 : 200) : sky) + grain;
      data[at + 1] = (inBody ? (spot ? 60 : 160) : sky - 20) + grain;
      data[at + 2] = (inBody ? (spot ? 30 : 90) : sky - 60) + grain;
    }
  }
  return { data, width, height };
}
