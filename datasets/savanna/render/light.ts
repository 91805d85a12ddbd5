import { normalise, type Vector } from '../maths/vector.ts';

/** What illuminates a scene. Colours are linear; a white surface in full sun is about sun + sky. */
export interface Light {
  name: 'dawn' | 'morning' | 'noon' | 'overcast' | 'dusk' | 'night';
  /** Flash lamps of infrared light at the camera, seen in grey. */
  infrared: boolean;
  /** Unit vector towards the sun (by night: towards the lamps). */
  toSun: Vector;
  sun: Vector;
  /** From above and, thrown back, from the ground. */
  sky: Vector;
  bounce: Vector;
  /** Colours of the sky at the horizon and overhead. */
  horizon: Vector;
  zenith: Vector;
  /** 0 clear … 1 covered. */
  cloud: number;
  /** What distance fades to, and over how many metres. */
  haze: Vector;
  visibility: number;
  /** How much of the flash reaches a white surface at one metre. */
  flash: number;
  exposure: number;
}

const day = { infrared: false, flash: 0 } as const;

/** The sun `elevation` and `azimuth` (0 behind the camera, positive to the right) in degrees. */
function sunAt(elevation: number, azimuth: number): Vector {
  const e = (elevation * Math.PI) / 180;
  const a = (azimuth * Math.PI) / 180;
  return normalise([Math.cos(e) * Math.sin(a), Math.sin(e), -Math.cos(e) * Math.cos(a)]);
}

export const lights: Readonly<Record<Light['name'], Light>> = {
  dawn: {
    ...day,
    name: 'dawn',
    toSun: sunAt(13, -62),
    sun: [2.5, 1.62, 0.92],
    sky: [0.42, 0.5, 0.66],
    bounce: [0.26, 0.2, 0.13],
    horizon: [1.25, 0.95, 0.72],
    zenith: [0.42, 0.55, 0.82],
    cloud: 0.35,
    haze: [1.02, 0.84, 0.68],
    visibility: 620,
    exposure: 0.95,
  },
  morning: {
    ...day,
    name: 'morning',
    toSun: sunAt(38, -40),
    sun: [2.5, 2.2, 1.75],
    sky: [0.5, 0.6, 0.78],
    bounce: [0.3, 0.25, 0.17],
    horizon: [0.98, 1.06, 1.14],
    zenith: [0.36, 0.54, 0.9],
    cloud: 0.5,
    haze: [0.86, 0.94, 1.02],
    visibility: 1400,
    exposure: 0.85,
  },
  noon: {
    ...day,
    name: 'noon',
    toSun: sunAt(68, 35),
    sun: [2.7, 2.5, 2.15],
    sky: [0.5, 0.58, 0.7],
    bounce: [0.4, 0.34, 0.24],
    horizon: [1.1, 1.14, 1.18],
    zenith: [0.42, 0.62, 1.02],
    cloud: 0.6,
    haze: [0.95, 0.98, 1.02],
    visibility: 1100,
    exposure: 0.78,
  },
  overcast: {
    ...day,
    name: 'overcast',
    toSun: sunAt(60, -20),
    sun: [0.45, 0.44, 0.42],
    sky: [0.98, 1.02, 1.06],
    bounce: [0.24, 0.21, 0.16],
    horizon: [1.12, 1.14, 1.16],
    zenith: [0.78, 0.82, 0.88],
    cloud: 1,
    haze: [0.92, 0.95, 0.98],
    visibility: 700,
    exposure: 0.88,
  },
  dusk: {
    ...day,
    name: 'dusk',
    toSun: sunAt(10, 58),
    sun: [2.5, 1.36, 0.58],
    sky: [0.4, 0.4, 0.52],
    bounce: [0.26, 0.17, 0.09],
    horizon: [1.4, 0.86, 0.48],
    zenith: [0.4, 0.44, 0.66],
    cloud: 0.55,
    haze: [1.12, 0.76, 0.5],
    visibility: 560,
    exposure: 1,
  },
  night: {
    infrared: true,
    name: 'night',
    toSun: normalise([0.06, 0.1, -1]),
    sun: [0, 0, 0],
    sky: [0.012, 0.012, 0.012],
    bounce: [0, 0, 0],
    horizon: [0.012, 0.012, 0.012],
    zenith: [0.004, 0.004, 0.004],
    cloud: 0,
    haze: [0.02, 0.02, 0.02],
    visibility: 160,
    flash: 38,
    exposure: 1,
  },
};

/** How bright a surface looks to an infrared sensor: dyes and plants are paler there. */
export function infraredOf(colour: Vector): number {
  const visible = colour[0] * 0.6 + colour[1] * 0.3 + colour[2] * 0.1;
  return 0.85 * Math.pow(Math.max(0, visible), 0.82);
}
