import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cropRectangle } from '../../server/vision/crop.ts';
import { renderCrop, renderPicture } from '../../server/vision/render.ts';
import { corners, makeFolder, quarters, scene } from './support/pictures.ts';

async function middleColour(file: string): Promise<number[]> {
  const { width, height } = await sharp(file).metadata();
  const at = { left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 };
  return [...(await sharp(file).extract(at).raw().toBuffer())];
}

const expectNear = (colour: number[], expected: readonly number[]) =>
  colour.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(25));

describe('a picture for people', () => {
  it('is upright, of the size asked for, in a folder made for it', async () => {
    await using folder = await makeFolder();
    const upright = await quarters(400, 300).png().toBuffer();
    const stored = await sharp(upright).rotate(270).png().toBuffer();
    const file = await folder.write('a.png', sharp(stored).withMetadata({ orientation: 6 }).png());
    const target = join(folder.path, 'thumbs', 'deep', 'a.jpg');
    const size = await renderPicture(file, target, { longestSide: 200 });
    expect(size).toEqual({ width: 200, height: 150 });
    const { format, width, height, orientation } = await sharp(target).metadata();
    expect([format, width, height, orientation]).toEqual(['jpeg', 200, 150, undefined]);
    const topLeft = await sharp(target)
      .extract({ left: 9, top: 9, width: 1, height: 1 })
      .raw()
      .toBuffer();
    expectNear([...topLeft], corners.topLeft);
  });

  it('is not enlarged', async () => {
    await using folder = await makeFolder();
    const file = await folder.write('a.jpg', scene(100, 60).jpeg());
    const target = join(folder.path, 'a-screen.jpg');
    const options = { longestSide: 2048 } as const;
    expect(await renderPicture(file, target, options)).toEqual({ width: 100, height: 60 });
  });

  it('replaces the one before as a whole, and leaves nothing of a failure', async () => {
    await using folder = await makeFolder();
    const whole = await scene(100, 60).jpeg().toBuffer();
    const file = await folder.write('a.jpg', whole);
    const cut = await folder.write('b.jpg', whole.subarray(0, whole.length / 2));
    const target = join(folder.path, 'out.jpg');
    await writeFile(target, 'before');
    const options = { longestSide: 64 } as const;
    await expect(renderPicture(cut, target, options)).rejects.toMatchObject({
      problem: { code: 'image-truncated' },
    });
    expect(await readFile(target, 'utf8')).toBe('before');
    await Promise.all(Array.from({ length: 8 }, () => renderPicture(file, target, options)));
    expect((await sharp(target).metadata()).width).toBe(64);
    expect((await readdir(folder.path)).sort()).toEqual(['a.jpg', 'b.jpg', 'out.jpg']);
  });
});

describe('a crop for people', () => {
  it('holds what the box holds', async () => {
    await using folder = await makeFolder();
    const file = await folder.write('a.png', quarters(400, 300).png());
    const target = join(folder.path, 'crop.jpg');
    const options = { size: 100 } as const;
    const size = await renderCrop(file, [0.75, 0.25, 0.4, 0.4], target, options);
    expect(size).toEqual({ width: 100, height: 75 });
    expectNear(await middleColour(target), corners.topRight);
  });

  it('refuses a box outside the photograph', async () => {
    await using folder = await makeFolder();
    const file = await folder.write('a.png', quarters(40, 30).png());
    const options = { size: 100 } as const;
    await expect(
      renderCrop(file, [2, 2, 0.1, 0.1], join(folder.path, 'crop.jpg'), options),
    ).rejects.toMatchObject({ body: { code: 'bad-request', file } });
  });
});

describe('the pixels of a box', () => {
  it('are those that it touches', () => {
    expect(cropRectangle([0.5, 0.5, 0.5, 0.5], 100, 80)).toEqual({
      left: 25,
      top: 20,
      width: 50,
      height: 40,
    });
    expect(cropRectangle([0.5, 0.5, 0.001, 0.001], 100, 80)).toEqual({
      left: 49,
      top: 39,
      width: 2,
      height: 2,
    });
  });

  it('have a margin, and may be square, within the image', () => {
    expect(cropRectangle([0.5, 0.5, 0.2, 0.2], 100, 100, { margin: 0.5 })).toEqual({
      left: 30,
      top: 30,
      width: 40,
      height: 40,
    });
    expect(cropRectangle([0.5, 0.1, 0.4, 0.1], 100, 100, { square: true })).toEqual({
      left: 30,
      top: 0,
      width: 40,
      height: 30,
    });
  });

  it('are none outside, without extent, or without numbers', () => {
    expect(cropRectangle([1.5, 0.5, 0.2, 0.2], 100, 100)).toBeNull();
    expect(cropRectangle([0.5, 0.5, 0, 0.2], 100, 100)).toBeNull();
    expect(cropRectangle([NaN, 0.5, 0.2, 0.2], 100, 100)).toBeNull();
    expect(cropRectangle([0.5, 0.5, NaN, 0.2], 100, 100)).toBeNull();
  });
});
