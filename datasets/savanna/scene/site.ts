import type { Vector } from '../maths/vector.ts';

/** A tree or bush that stands in a view, metres. */
export interface Plant {
  kind: 'acacia' | 'bush' | 'deadwood' | 'mound';
  x: number;
  z: number;
  height: number;
}

/** A place where a camera trap hangs: its view is the same in every photograph. */
export interface Site {
  name: string;
  /** Metres above the ground; low on game trails, high where giraffes pass. */
  eyeHeight: number;
  /** Focal length as a share of the picture's width. */
  focal: number;
  /** Row of the horizon as a share of the picture's height. */
  horizon: number;
  soil: Vector;
  grass: Vector;
  /** How much of the ground grass covers, 0 … 1, and how high it stands, metres. */
  cover: number;
  grassHeight: number;
  /** Depth of a trodden path across the view, metres, and half its breadth. */
  path: { z: number; half: number };
  /** Height of the hills over the horizon, as a share of the picture's height. */
  hills: number;
  plants: readonly Plant[];
}

export const sites: readonly Site[] = [
  {
    name: 'ACACIA',
    eyeHeight: 1.75,
    focal: 1.02,
    horizon: 0.6,
    soil: [0.3, 0.2, 0.12],
    grass: [0.4, 0.31, 0.13],
    cover: 0.85,
    grassHeight: 0.42,
    path: { z: 13.5, half: 2.2 },
    hills: 0.07,
    plants: [
      { kind: 'acacia', x: -16, z: 46, height: 6.2 },
      { kind: 'acacia', x: 24, z: 58, height: 7 },
      { kind: 'acacia', x: 5, z: 118, height: 6.5 },
      { kind: 'acacia', x: -52, z: 130, height: 7 },
      { kind: 'bush', x: 9.5, z: 30, height: 1.7 },
      { kind: 'bush', x: -9, z: 24, height: 1.2 },
      { kind: 'mound', x: 14.5, z: 33, height: 1.5 },
    ],
  },
  {
    name: 'KOPJE',
    eyeHeight: 1.05,
    focal: 0.98,
    horizon: 0.4,
    soil: [0.33, 0.23, 0.15],
    grass: [0.46, 0.36, 0.16],
    cover: 0.9,
    grassHeight: 0.46,
    path: { z: 6.2, half: 1.1 },
    hills: 0.2,
    plants: [
      { kind: 'acacia', x: 13, z: 38, height: 5.2 },
      { kind: 'acacia', x: -34, z: 90, height: 6 },
      { kind: 'bush', x: -7.5, z: 20, height: 1.5 },
      { kind: 'bush', x: -20, z: 55, height: 2 },
      { kind: 'bush', x: 22, z: 64, height: 2.2 },
    ],
  },
  {
    name: 'TRAIL',
    eyeHeight: 0.62,
    focal: 1,
    horizon: 0.33,
    soil: [0.36, 0.22, 0.13],
    grass: [0.36, 0.32, 0.14],
    cover: 0.75,
    grassHeight: 0.28,
    path: { z: 3.9, half: 0.85 },
    hills: 0.05,
    plants: [
      { kind: 'bush', x: -4.6, z: 11, height: 1.9 },
      { kind: 'bush', x: 6.4, z: 14, height: 2.2 },
      { kind: 'bush', x: 1.5, z: 26, height: 2 },
      { kind: 'acacia', x: -10, z: 30, height: 5 },
      { kind: 'acacia', x: 15, z: 42, height: 6 },
      { kind: 'deadwood', x: 3.1, z: 7.5, height: 0.9 },
      { kind: 'bush', x: -15, z: 36, height: 2.2 },
    ],
  },
  {
    name: 'RIVERBED',
    eyeHeight: 0.8,
    focal: 1,
    horizon: 0.35,
    soil: [0.37, 0.29, 0.2],
    grass: [0.3, 0.32, 0.13],
    cover: 0.32,
    grassHeight: 0.3,
    path: { z: 3.9, half: 1.6 },
    hills: 0.11,
    plants: [
      { kind: 'acacia', x: -7.5, z: 24, height: 5.5 },
      { kind: 'bush', x: 7, z: 17, height: 2.3 },
      { kind: 'bush', x: 12, z: 22, height: 2.8 },
      { kind: 'bush', x: -12.5, z: 27, height: 2 },
      { kind: 'acacia', x: 22, z: 48, height: 7 },
      { kind: 'mound', x: -4.4, z: 14, height: 1.1 },
    ],
  },
  {
    name: 'PLAIN',
    eyeHeight: 1.35,
    focal: 1.05,
    horizon: 0.5,
    soil: [0.32, 0.24, 0.15],
    grass: [0.5, 0.4, 0.19],
    cover: 1,
    grassHeight: 0.62,
    path: { z: 11, half: 0.9 },
    hills: 0.13,
    plants: [
      { kind: 'acacia', x: -26, z: 70, height: 6.5 },
      { kind: 'acacia', x: 38, z: 105, height: 6 },
      { kind: 'acacia', x: 62, z: 150, height: 7 },
      { kind: 'bush', x: -60, z: 140, height: 2.5 },
    ],
  },
];
