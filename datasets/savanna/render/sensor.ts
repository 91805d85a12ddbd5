import { createRandom } from '../maths/random.ts';
import { scratchFloats } from '../maths/scratch.ts';
import type { Frame } from './frame.ts';
import type { Light } from './light.ts';

/** Filmic curve (Narkowicz's fit of ACES, 2015): rolls bright skies off instead of cutting them. */
function tone(value: number): number {
  return Math.min(1, (value * (2.51 * value + 0.03)) / (value * (2.43 * value + 0.59) + 0.14));
}

/** Steps of the curve's table to a unit of light, and where it ends: all brighter light is white. */
const curveSteps = 8192;
const curveEnd = 8;
/** 0 … 255 for linear light. */
const curve = Float32Array.from(
  { length: curveSteps * curveEnd + 1 },
  (_, i) => 255 * tone(i / curveSteps) ** (1 / 2.2),
);

function bellCurve(): Float32Array {
  const random = createRandom('grain');
  return Float32Array.from({ length: 1 << 15 }, () => random.normal());
}
const bell = bellCurve();

/** A cheap lens: a 3 × 3 blur. */
function soften(frame: Frame): Float32Array {
  const { width, height, data } = frame;
  const across = scratchFloats('blurred across', data.length);
  const out = scratchFloats('blurred', data.length);
  const row = width * 3;
  for (let i = 0; i < data.length; i++) {
    const x = i % row;
    const before = x < 3 ? data[i]! : data[i - 3]!;
    const after = x >= row - 3 ? data[i]! : data[i + 3]!;
    across[i] = 0.22 * before + 0.56 * data[i]! + 0.22 * after;
  }
  for (let y = 0; y < height; y++) {
    const above = y === 0 ? 0 : -row;
    const below = y === height - 1 ? 0 : row;
    for (let i = y * row; i < (y + 1) * row; i++) {
      out[i] = 0.22 * across[i + above]! + 0.56 * across[i]! + 0.22 * across[i + below]!;
    }
  }
  return out;
}

/**
 * What the camera makes of the light: blur, darker corners, exposure, tone curve, grain. Returns
 * 8-bit sRGB, three bytes a pixel.
 */
export function exposeFrame(frame: Frame, light: Light, seed: string): Uint8Array {
  const { width, height } = frame;
  const soft = soften(frame);
  const out = new Uint8Array(width * height * 3);
  const random = createRandom('sensor', seed);
  const gain = light.exposure * 0.66;
  const grain = light.infrared ? 7.5 : light.name === 'dawn' || light.name === 'dusk' ? 4.6 : 3;
  let cursor = random.integer(0, bell.length - 1);
  const chroma = light.infrared ? 0 : 0.5;
  for (let y = 0; y < height; y++) {
    const dy = (y - height / 2) / (width / 2);
    for (let x = 0; x < width; x++) {
      const dx = (x - width / 2) / (width / 2);
      const far = dx * dx + dy * dy;
      const scale = (1 - 0.26 * far + 0.02 * far * far) * gain * curveSteps;
      const i = (y * width + x) * 3;
      if ((x & 15) === 0) cursor = Math.floor(random.next() * bell.length);
      const at = cursor + x * 7;
      const shared = 0.8 * bell[at & 32767]!;
      for (let k = 0; k < 3; k++) {
        const level = curve[Math.min(curveSteps * curveEnd, soft[i + k]! * scale) | 0]!;
        // Shot noise: most in the shadows once the curve has lifted them.
        const strength = grain * (1.25 - level * (0.8 / 255));
        const value = level + strength * (shared + chroma * bell[(at + k * 977 + 31) & 32767]!);
        out[i + k] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  return out;
}
