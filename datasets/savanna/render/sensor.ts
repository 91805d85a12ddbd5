import { createRandom } from '../maths/random.ts';
import type { Frame } from './frame.ts';
import type { Light } from './light.ts';

/** Filmic curve (Narkowicz's fit of ACES, 2015): rolls bright skies off instead of cutting them. */
function tone(value: number): number {
  return Math.min(1, (value * (2.51 * value + 0.03)) / (value * (2.43 * value + 0.59) + 0.14));
}

const curveSteps = 4096;
const curveEnd = 8;
/** 0 … 255 for linear light 0 … `curveEnd`, sampled finely where it is dark. */
const curve = Float32Array.from({ length: curveSteps + 1 }, (_, i) => {
  const light = curveEnd * (i / curveSteps) ** 2;
  return 255 * tone(light) ** (1 / 2.2);
});

function bellCurve(): Float32Array {
  const random = createRandom('grain');
  return Float32Array.from({ length: 1 << 15 }, () => random.normal());
}
const bell = bellCurve();

/** A cheap lens: a 3 × 3 binomial blur, in place, row by row. */
function soften(frame: Frame): Float32Array {
  const { width, height, data } = frame;
  const across = new Float32Array(data.length);
  const out = new Float32Array(data.length);
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
  for (let y = 0; y < height; y++) {
    const dy = (y - height / 2) / (width / 2);
    for (let x = 0; x < width; x++) {
      const dx = (x - width / 2) / (width / 2);
      const far = dx * dx + dy * dy;
      const corner = 1 - 0.26 * far + 0.02 * far * far;
      const i = (y * width + x) * 3;
      if ((x & 15) === 0) cursor = Math.floor(random.next() * bell.length);
      const shared = bell[(cursor + x * 7) & 32767]!;
      for (let k = 0; k < 3; k++) {
        const value = Math.min(curveEnd, Math.max(0, soft[i + k]! * corner * gain));
        const level = curve[Math.round(Math.sqrt(value / curveEnd) * curveSteps)]!;
        const own = light.infrared ? 0 : bell[(cursor + x * 7 + k * 977 + 31) & 32767]!;
        // Shot noise: most in the shadows once the curve has lifted them.
        const strength = grain * (1.25 - 0.8 * (level / 255));
        out[i + k] = Math.max(0, Math.min(255, level + strength * (0.8 * shared + 0.5 * own)));
      }
    }
  }
  return out;
}
