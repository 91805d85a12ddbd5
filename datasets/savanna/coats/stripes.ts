import { zebra } from '../animals/zebra.ts';
import { createNoise } from '../maths/noise.ts';
import { createRandom } from '../maths/random.ts';
import { clamp, mix, smoothstep } from '../maths/scalar.ts';
import { blend, type Vector } from '../maths/vector.ts';
import { createCoatMap } from './map.ts';
import type { CoatPainter } from './texture.ts';

const black: Vector = [0.018, 0.014, 0.012];
const white: Vector = [0.72, 0.66, 0.56];
const dust: Vector = [0.5, 0.4, 0.28];
const hoof: Vector = [0.05, 0.04, 0.032];
const muzzle: Vector = [0.03, 0.024, 0.02];

/**
 * A plains zebra's stripes as level lines of a phase that runs along the spine, turns down the
 * haunch and legs, and round the face. Vortices in the phase make the forks by which people tell
 * zebras apart.
 */
export function paintStripes(seed: readonly (string | number)[], flank: string): CoatPainter {
  const map = createCoatMap(zebra);
  const own = createRandom(...seed, 'style');
  const breadth = own.between(0.088, 0.122);
  const ink = own.between(-0.1, 0.22);
  const shadowStripes = own.chance(0.5) ? own.between(0.25, 0.6) : 0;
  const random = createRandom(...seed, flank);
  const warp = createNoise(...seed, flank, 'warp');
  const edge = createNoise(...seed, flank, 'edge');
  const start = random.next();
  const forks = Array.from({ length: random.integer(5, 9) }, () => ({
    x: random.between(-0.6, 0.95),
    y: random.between(0.75, 1.35),
    turn: random.chance(0.5) ? 1 : -1,
  }));

  const haunchPhase = (x: number, y: number): number =>
    Math.sqrt((x + 1.02) ** 2 + ((y - 0.36) * 1.5) ** 2) / (breadth * 1.08);
  // Both fields agree where they meet, in the middle of the loin.
  const loin = map.place(-0.32, 0.95);
  const haunchOffset = loin.spine / breadth - haunchPhase(-0.32, 0.95);

  return (x, y) => {
    const { spine, neck, head, height } = map.place(x, y);
    const wobble = 0.3 * warp(x * 2.6, y * 1.9) + 0.12 * warp(x * 7 + 9, y * 5);
    let fork = 0;
    for (const { x: fx, y: fy, turn } of forks) {
      fork += (turn * Math.atan2(y - fy, x - fx)) / (2 * Math.PI);
    }
    // Narrower towards the poll.
    const torso = (spine + Math.max(0, neck) * 0.3) / breadth + fork;
    const haunch = haunchPhase(x, y) + haunchOffset + fork;
    const hind = x < -0.1;
    const knee = hind ? haunchPhase(-0.56, 0.66) + haunchOffset : 0.69 / breadth;
    const leg = knee + (y - 0.66) / 0.062 + fork;
    const onHaunch = smoothstep(-0.14, -0.5, x - (y - 1) * 0.3);
    const onLeg = smoothstep(0.8, 0.58, y + (hind ? 0 : 0.04));
    const face = head.height / 0.04 + head.along * (head.height > 0 ? 1.5 : 3.2);
    const onFace = smoothstep(0.0, 0.22, head.along) * smoothstep(0.7, 0.9, neck);
    let phase = mix(torso, haunch, onHaunch);
    phase = mix(phase, leg, onLeg);
    phase = mix(phase, face, onFace) + wobble * (1 - 0.6 * onFace) + start;

    const wave = Math.sin(2 * Math.PI * phase);
    const limb = Math.max(
      smoothstep(-0.22, -0.36, x),
      1 - smoothstep(0.1, 0.2, Math.abs(x - 0.43)),
    );
    const fade = smoothstep(0.2, 0.04, height) * (1 - onLeg) * (1 - limb) * (neck < 0 ? 1 : 0);
    const threshold = 0.08 - ink + 0.12 * edge(x * 20, y * 20) + 1.1 * fade + 0.25 * onLeg;
    const sharpness = 0.17;
    let dark = smoothstep(threshold - sharpness, threshold + sharpness, wave);
    dark *= 1 - 0.35 * smoothstep(0.4, 0.1, y) * onLeg;

    let pale = blend(white, dust, clamp(0.25 + 0.3 * edge(x * 3, y * 3) + 0.4 * (0.5 - y), 0, 0.8));
    const between = smoothstep(0.75, 0.97, -wave) * onHaunch * (1 - onLeg) * shadowStripes;
    pale = blend(pale, [0.3, 0.2, 0.12], between);
    const colour = blend(pale, black, dark);
    const nose = smoothstep(0.6, 0.76, head.along + 0.05 * edge(x * 12, y * 12)) * onFace;
    return blend(blend(colour, muzzle, nose), hoof, smoothstep(0.062, 0.05, y));
  };
}
