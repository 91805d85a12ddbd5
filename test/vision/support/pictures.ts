import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { readHeader } from '../../../server/vision/image/header.ts';
import type { OpenedPhotograph } from '../../../server/vision/image/decode.ts';
import { readPhotograph } from '../../../server/vision/image/photograph-file.ts';

/** A folder for a test's files, removed when it goes out of scope. */
export async function makeFolder(): Promise<
  AsyncDisposable & { path: string; write(name: string, content: Buffer | Sharp): Promise<string> }
> {
  const path = await mkdtemp(join(tmpdir(), 'sleuths-vision-'));
  return {
    path,
    async write(name, content) {
      const file = join(path, name);
      await writeFile(file, Buffer.isBuffer(content) ? content : await content.toBuffer());
      return file;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

export const corners = {
  topLeft: [220, 40, 40],
  topRight: [40, 200, 40],
  bottomLeft: [40, 40, 210],
  bottomRight: [230, 220, 60],
} as const;

/** Four flat quarters in the colours of `corners`. */
export function quarters(width: number, height: number): Sharp {
  const quarter = (colour: readonly number[], left: number, top: number) => ({
    input: {
      create: {
        width: width / 2,
        height: height / 2,
        channels: 3 as const,
        background: { r: colour[0]!, g: colour[1]!, b: colour[2]! },
      },
    },
    left,
    top,
  });
  return sharp({ create: { width, height, channels: 3, background: '#000' } }).composite([
    quarter(corners.topLeft, 0, 0),
    quarter(corners.topRight, width / 2, 0),
    quarter(corners.bottomLeft, 0, height / 2),
    quarter(corners.bottomRight, width / 2, height / 2),
  ]);
}

/** A made scene with detail everywhere: no two places are alike. */
export function scene(width: number, height: number, seed = 1): Sharp {
  const data = Buffer.alloc(width * height * 3);
  let noise = seed;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      noise = (Math.imul(noise, 1664525) + 1013904223) >>> 0;
      data[at] = 128 + 100 * Math.sin((x + seed) / 9);
      data[at + 1] = 128 + 100 * Math.sin((y + 2 * seed) / 7);
      data[at + 2] = noise >>> 25;
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export async function openedPhotograph(path: string): Promise<OpenedPhotograph> {
  const file = await readPhotograph(path);
  return { file, header: await readHeader(file) };
}
