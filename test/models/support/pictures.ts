import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** 8-bit RGB pixels, row by row. */
export type Pixels = Uint8Array;

const shared = process.env['SLEUTHS_SHARED'] ?? '../shared';
export const sharedModels = path.join(shared, 'models');
const photographs = path.join(shared, 'data', 'coco128', 'images');

/** Whether a folder of the shared material is there; says so in one line where it is not. */
export function present(folder: string): boolean {
  if (existsSync(folder)) return true;
  console.info(`${folder} is absent: the tests that need it are skipped.`);
  return false;
}

export const hasPhotographs = present(photographs);

/** Real photographs, stretched to a square. */
export async function readPhotographs(count: number, side: number): Promise<Pixels[]> {
  const names = (await readdir(photographs, { recursive: true })).filter((name) =>
    name.endsWith('.jpg'),
  );
  return Promise.all(
    names
      .sort()
      .slice(0, count)
      .map((name) =>
        sharp(path.join(photographs, name))
          .removeAlpha()
          .toColourspace('srgb')
          .resize(side, side, { fit: 'fill' })
          .raw()
          .toBuffer(),
      ),
  );
}

/** Made pictures: a gradient with discs, and noise; the same on every machine. */
export function makePictures(side: number): Pixels[] {
  const picture = (colour: (x: number, y: number, channel: number) => number): Pixels =>
    Uint8Array.from({ length: side * side * 3 }, (_, index) => {
      const [pixel, channel] = [Math.floor(index / 3), index % 3];
      return colour(pixel % side, Math.floor(pixel / side), channel);
    });
  const discs = picture((x, y, channel) =>
    Math.hypot((x % 75) - 37, (y % 60) - 30) < 20 + 3 * channel
      ? 40 * channel
      : (255 * (x + y)) / (2 * side),
  );
  let state = 1;
  const noise = picture(() => (state = (state * 48271) % 2147483647) & 255);
  const stripes = picture((x, y) => ((x + (y >> 2)) % 24 < 12 ? 230 : 25));
  return [discs, noise, stripes];
}

/** Batch tensor [N,3,side,side] of pictures, scaled to [-1, 1]. */
export function toImages(pictures: readonly Pixels[], side: number): Float32Array {
  const area = side * side;
  const images = new Float32Array(pictures.length * area * 3);
  pictures.forEach((picture, n) => {
    for (let i = 0; i < area * 3; i++) {
      const [pixel, channel] = [Math.floor(i / 3), i % 3];
      images[(n * 3 + channel) * area + pixel] = ((picture[i] ?? 0) - 127.5) / 127.5;
    }
  });
  return images;
}
