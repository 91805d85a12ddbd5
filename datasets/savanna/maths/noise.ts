import { createRandom } from './random.ts';

/** Smooth noise over the plane, about -1 … 1, one feature to a unit of length. */
export type Noise = (x: number, y: number) => number;

/** Gradient noise with a quintic fade (Perlin, "Improving Noise", 2002), in two dimensions. */
export function createNoise(...seed: readonly (string | number)[]): Noise {
  const random = createRandom('noise', ...seed);
  const order = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = random.integer(0, i);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  const table = new Uint8Array(512);
  const gradientX = new Float32Array(512);
  const gradientY = new Float32Array(512);
  for (let i = 0; i < 512; i++) {
    table[i] = order[i & 255]!;
    const angle = (table[i]! / 256) * 2 * Math.PI;
    gradientX[i] = Math.cos(angle) * 1.5;
    gradientY[i] = Math.sin(angle) * 1.5;
  }

  return (x, y) => {
    const cellX = Math.floor(x);
    const cellY = Math.floor(y);
    const fx = x - cellX;
    const fy = y - cellY;
    const column = cellX & 255;
    const row = cellY & 255;
    const here = table[column]! + row;
    const there = table[column + 1]! + row;
    const g00 = table[here]!;
    const g01 = table[here + 1]!;
    const g10 = table[there]!;
    const g11 = table[there + 1]!;
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    const n00 = gradientX[g00]! * fx + gradientY[g00]! * fy;
    const n10 = gradientX[g10]! * (fx - 1) + gradientY[g10]! * fy;
    const n01 = gradientX[g01]! * fx + gradientY[g01]! * (fy - 1);
    const n11 = gradientX[g11]! * (fx - 1) + gradientY[g11]! * (fy - 1);
    const top = n00 + (n10 - n00) * u;
    return top + (n01 + (n11 - n01) * u - top) * v;
  };
}

/** Octaves of noise, each twice as fine and half as strong: clouds, soil, hills. About -1 … 1. */
export function fractal(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let strength = 0.5;
  for (let i = 0; i < octaves; i++) {
    sum += strength * noise(x, y);
    // Turned by about 37° between octaves, or the lattice shows.
    const turned = x * 1.6 - y * 1.2;
    y = x * 1.2 + y * 1.6;
    x = turned + 17.3;
    strength *= 0.5;
  }
  return sum;
}
