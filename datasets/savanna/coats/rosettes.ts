import { leopard } from '../animals/leopard.ts';
import { createNoise } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import { mix, smoothstep } from '../maths/scalar.ts';
import { blend, type Vector } from '../maths/vector.ts';
import { createCoatMap } from './map.ts';
import { scatterSites } from './sites.ts';
import type { CoatPainter, Extent } from './texture.ts';

const white: Vector = [0.66, 0.6, 0.5];
const ink: Vector = [0.02, 0.015, 0.011];
/** Rosettes are of black hairs among golden ones: brown, where they are seen from afar. */
const rosette: Vector = [0.08, 0.056, 0.034];

/** A leopard's coat: broken rings on the flanks, plain spots on head, neck and limbs. */
export function paintRosettes(
  seed: readonly (string | number)[],
  flank: string,
  extent: Extent,
): CoatPainter {
  const map = createCoatMap(leopard);
  const own = createRandom(...seed, 'style');
  const size = own.between(0.06, 0.078);
  const gold = blend([0.36, 0.2, 0.065], [0.4, 0.26, 0.12], own.next());
  const random = createRandom(...seed, flank);
  const warp = createNoise(...seed, flank, 'warp');
  const shade = createNoise(...seed, flank, 'shade');
  /** 1 where rings are, 0 where spots are. */
  const ringed = (x: number, y: number): number =>
    smoothstep(0.4, 0.28, x) * smoothstep(0.3, 0.4, y) * smoothstep(-0.6, -0.5, x);
  const spacing = (x: number, y: number): number => {
    const { head, neck } = map.place(x, y);
    if (neck > 0.9 && head.along > 0) return size * 0.28;
    return size * mix(0.48, 1, ringed(x, y));
  };
  const sites = scatterSites(extent, spacing, random);

  return (x, y) => {
    const { head, neck, height } = map.place(x, y);
    const onHead = smoothstep(-0.05, 0.1, head.along) * smoothstep(0.7, 0.95, neck);
    const limb = Math.max(smoothstep(-0.2, -0.3, x), smoothstep(0.14, 0.06, Math.abs(x - 0.3)));
    const below = smoothstep(0.28, -0.02, height) * (x < -0.55 ? 0.1 : 1 - 0.75 * limb);
    const lip = smoothstep(0.5, 0.58, head.along) * smoothstep(0.015, -0.02, head.height);
    const chin = onHead * Math.max(0.8 * smoothstep(-0.05, -0.08, head.height), 0.65 * lip);
    let ground = blend(gold, white, Math.max(0.85 * below, chin));
    ground = blend(ground, [0.27, 0.14, 0.05], 0.5 * smoothstep(0.55, 1, height) * (1 - onHead));
    ground = blend(ground, white, 0.06 * (1 + shade(x * 5, y * 5)));
    const wx = x + 0.012 * warp(x * 24, y * 24) + 0.004 * warp(x * 70, y * 70);
    const wy = y + 0.012 * warp(x * 24 + 50, y * 24) + 0.004 * warp(x * 70, y * 70 + 50);
    const found = sites.nearest(wx, wy);
    let colour = ground;
    if (found) {
      const { site, near } = found;
      const ring = ringed(site.x, site.y) > 0.5;
      const turn = Math.atan2(wy - site.y, wx - site.x);
      if (ring) {
        const pieces = 3 + Math.floor(site.mark * 3);
        const broken = Math.cos(turn * pieces + site.mark * 40);
        const thick = 0.13 + 0.05 * broken;
        const line = smoothstep(thick, thick * 0.55, Math.abs(near - 0.36));
        const present = smoothstep(-0.95, -0.6, broken);
        colour = blend(ground, [0.25, 0.135, 0.05], 0.75 * smoothstep(0.4, 0.26, near));
        // Small dots fill the wider gaps between the rings.
        const dot = smoothstep(0.6, 0.68, near) * smoothstep(0.05, 0.25, warp(x * 38 + 7, y * 38));
        colour = blend(colour, rosette, Math.max(line * present, dot));
      } else {
        const radius = 0.36 + 0.1 * site.mark;
        const solid = smoothstep(radius, radius * 0.72, near);
        const muzzle =
          onHead * smoothstep(0.48, 0.56, head.along) * smoothstep(0, 0.03, head.height);
        colour = blend(ground, rosette, solid * (1 - 0.8 * muzzle));
      }
    }
    // Nose, the line of the mouth, and the dark corner of the eye.
    const nose = onHead * smoothstep(0.835, 0.86, head.along) * smoothstep(-0.02, 0, head.height);
    const mouth =
      onHead *
      smoothstep(0.008, 0.003, Math.abs(head.height + 0.05 - 0.05 * (0.8 - head.along))) *
      smoothstep(0.5, 0.58, head.along);
    colour = blend(colour, [0.09, 0.045, 0.038], nose);
    colour = blend(colour, ink, 0.7 * mouth);
    // A dark rim, and a pale patch below the eye.
    const eyeX = (head.along - map.eye.along) * 0.25;
    const eyeY = head.height - map.eye.height;
    colour = blend(
      colour,
      white,
      0.7 * onHead * smoothstep(0.02, 0.008, Math.hypot(eyeX, eyeY + 0.02)),
    );
    return blend(colour, ink, onHead * smoothstep(0.019, 0.013, Math.hypot(eyeX, eyeY)));
  };
}
