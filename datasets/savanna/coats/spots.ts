import { hyena } from '../animals/hyena.ts';
import { createNoise } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import { smoothstep } from '../maths/scalar.ts';
import { blend, type Vector } from '../maths/vector.ts';
import { createCoatMap } from './map.ts';
import { scatterSites } from './sites.ts';
import type { CoatPainter, Extent } from './texture.ts';

const dark: Vector = [0.045, 0.03, 0.02];

/** A spotted hyena's coat: blurred, uneven spots on a sandy ground, dark feet and muzzle. */
export function paintSpots(
  seed: readonly (string | number)[],
  flank: string,
  extent: Extent,
): CoatPainter {
  const map = createCoatMap(hyena);
  const own = createRandom(...seed, 'style');
  const size = own.between(0.072, 0.1);
  const bold = own.between(0.42, 0.66);
  const sand = blend([0.27, 0.19, 0.115], [0.33, 0.26, 0.18], own.next());
  const random = createRandom(...seed, flank);
  const warp = createNoise(...seed, flank, 'warp');
  const shade = createNoise(...seed, flank, 'shade');
  const spacing = (x: number, y: number): number =>
    size * (y < 0.38 ? 0.6 : 1) * (map.place(x, y).neck > 0.2 ? 0.8 : 1);
  const sites = scatterSites(extent, spacing, random);

  return (x, y) => {
    const { head, neck, height } = map.place(x, y);
    const onHead = smoothstep(0, 0.25, head.along) * smoothstep(0.7, 0.95, neck);
    let ground = blend(sand, [0.4, 0.33, 0.25], 0.5 * smoothstep(0.35, 0, height));
    ground = blend(ground, [0.2, 0.14, 0.09], 0.16 * (1 + shade(x * 4, y * 4)));
    ground = blend(ground, [0.2, 0.15, 0.11], 0.55 * onHead);
    const wx = x + 0.022 * warp(x * 15, y * 15) + 0.007 * warp(x * 50, y * 50);
    const wy = y + 0.018 * warp(x * 15 + 50, y * 15) + 0.007 * warp(x * 50, y * 50 + 50);
    const found = sites.nearest(wx, wy);
    let colour = ground;
    if (found) {
      const radius = 0.25 + 0.22 * found.site.mark;
      const spot = smoothstep(radius * 1.25, radius * 0.7, found.near);
      const faded =
        (1 - onHead) *
        (1 - 0.75 * smoothstep(0.25, 0.7, neck)) *
        (found.site.mark < 0.08 ? 0.3 : 1);
      const low = smoothstep(0.05, 0.3, height) + (y < 0.36 ? 1 : 0);
      colour = blend(ground, dark, bold * spot * faded * Math.min(1, low));
    }
    colour = blend(colour, dark, 0.9 * onHead * smoothstep(0.42, 0.78, head.along));
    const brow = Math.hypot((head.along - map.eye.along) * 0.29, head.height - map.eye.height);
    colour = blend(colour, dark, 0.8 * onHead * smoothstep(0.034, 0.016, brow));
    return blend(colour, dark, 0.65 * smoothstep(0.2, 0.04, y));
  };
}
