import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { equalise } from '../../server/vision/equalise/clahe.ts';
import { renderPicture } from '../../server/vision/render.ts';
import { makeFolder } from './support/pictures.ts';

/** A frame whose left half is dark and whose right half is bright, both with a faint texture of 13 levels. */
function nightFrame(width: number, height: number) {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const level = (x < width / 2 ? 20 : 200) + ((x + y) % 13);
      data.fill(level, at, at + 3);
    }
  }
  return { data, width, height };
}

/** Between the darkest and the brightest pixel of a short row. */
function contrast({ data, width }: ReturnType<typeof nightFrame>, x: number, y: number): number {
  const row = Array.from({ length: 13 }, (_, i) => data[(y * width + x + i) * 3]!);
  return Math.max(...row) - Math.min(...row);
}

it('makes faint detail visible in the dark and in the bright part', () => {
  const frame = nightFrame(320, 240);
  equalise(frame);
  expect(contrast(frame, 40, 120)).toBeGreaterThan(24);
  expect(contrast(frame, 280, 120)).toBeGreaterThan(24);
});

it('keeps an even surface even: noise is not blown up without limit', () => {
  const data = new Uint8Array(64 * 64 * 3).map((_, i) => 100 + (Math.floor(i / 3) % 2));
  equalise({ data, width: 64, height: 64 });
  expect(Math.max(...data) - Math.min(...data)).toBeLessThan(12);
});

it('moves the channels of a pixel together', () => {
  const frame = nightFrame(64, 64);
  for (let at = 0; at < frame.data.length; at += 3) frame.data[at]! += 10;
  equalise(frame);
  for (let at = 0; at < frame.data.length; at += 3) {
    if (frame.data[at]! < 255) expect(frame.data[at]! - frame.data[at + 1]!).toBe(10);
  }
});

it('is drawn into a picture of the size asked for', async () => {
  await using folder = await makeFolder();
  const { data, width, height } = nightFrame(320, 240);
  const raw = { width, height, channels: 3 } as const;
  const file = await folder.write('night.png', sharp(data, { raw }).png());
  const target = join(folder.path, 'equalised.jpg');
  const size = await renderPicture(file, target, { longestSide: 160, equalise: true });
  expect(size).toEqual({ width: 160, height: 120 });
  const plain = join(folder.path, 'plain.jpg');
  await renderPicture(file, plain, { longestSide: 160 });
  const spread = async (picture: string) => (await sharp(picture).stats()).channels[0]!.stdev;
  expect(await spread(target)).not.toBeCloseTo(await spread(plain), 0);
});
