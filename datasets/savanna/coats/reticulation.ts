import { giraffe } from '../animals/giraffe.ts';
import { createNoise } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import { mix, smoothstep } from '../maths/scalar.ts';
import { blend, scale, type Vector } from '../maths/vector.ts';
import { createCoatMap } from './map.ts';
import { scatterSites } from './sites.ts';
import type { CoatPainter, Extent } from './texture.ts';

const cream: Vector = [0.62, 0.5, 0.34];
const pale: Vector = [0.6, 0.52, 0.41];
const hoof: Vector = [0.07, 0.055, 0.042];

/** A giraffe's patches: cells of a Voronoi diagram with pale lines between, jagged by noise. */
export function paintReticulation(
  seed: readonly (string | number)[],
  flank: string,
  extent: Extent,
): CoatPainter {
  const map = createCoatMap(giraffe);
  const own = createRandom(...seed, 'style');
  const size = own.between(0.23, 0.33);
  const line = own.between(0.1, 0.19);
  const jag = own.between(0.015, 0.065);
  const tone = own.between(0, 1);
  const patch = blend([0.25, 0.118, 0.048], [0.09, 0.04, 0.02], tone);
  const random = createRandom(...seed, flank);
  const warp = createNoise(...seed, flank, 'warp');
  const fine = createNoise(...seed, flank, 'fine');
  const spacing = (x: number, y: number): number => {
    const { neck, head } = map.place(x, y);
    if (head.along > 0.05 && neck > 0.9) return size * 0.26;
    const legs = smoothstep(1.9, 1.0, y);
    return size * mix(1, 0.72, smoothstep(-0.1, 0.9, neck)) * mix(1, 0.55, legs);
  };
  const sites = scatterSites(extent, spacing, random);

  return (x, y) => {
    const { neck, head, height } = map.place(x, y);
    const wx = x + jag * (warp(x * 9, y * 9) + 0.5 * warp(x * 23, y * 23));
    const wy = y + jag * (warp(x * 9 + 40, y * 9) + 0.5 * warp(x * 23, y * 23 + 40));
    const found = sites.nearest(wx, wy);
    const legs = smoothstep(1.35, 0.75, y);
    const onHead = smoothstep(-0.08, 0.05, head.along) * smoothstep(0.85, 0.98, neck);
    const belly = smoothstep(0.12, -0.05, height) * (neck < 0 && y > 1.6 ? 1 : 0);
    const ground = blend(cream, pale, Math.max(legs, 0.7 * onHead, belly));
    if (!found) return ground;
    const gap = found.far - found.near;
    const width =
      line * (1 + 1.3 * legs + 1.1 * onHead + 1.5 * belly) + 0.02 * fine(x * 30, y * 30);
    const inside = smoothstep(width * 0.72, width * 1.22, gap);
    const ink = patchInk(found.site.mark, found.near);
    const strength =
      (1 - 0.75 * legs * smoothstep(0.2, 1, found.site.mark + legs * 0.6)) * (1 - 0.45 * onHead);
    let colour = blend(ground, scale(patch, ink), inside * strength);
    // The muzzle is grey and bare, the brow brown.
    colour = blend(colour, [0.2, 0.15, 0.11], 0.75 * smoothstep(0.68, 0.88, head.along) * onHead);
    colour = blend(colour, scale(patch, 0.9), 0.6 * onHead * smoothstep(0.07, 0.12, head.height));
    return blend(colour, hoof, smoothstep(0.12, 0.09, y));
  };

  /** Patches differ in shade, and many are darker in the middle. */
  function patchInk(mark: number, near: number): number {
    return (0.8 + 0.5 * mark) * (1 - 0.28 * tone * smoothstep(0.5, 0.05, near));
  }
}
