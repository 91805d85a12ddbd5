import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode, decodePart } from '../../server/vision/image/decode.ts';
import {
  orientationOf,
  storedRectangle,
  swapsSides,
} from '../../server/vision/image/orientation.ts';
import type { Pixels } from '../../server/vision/image/pixels.ts';
import { corners, makeFolder, openedPhotograph, quarters, scene } from './support/pictures.ts';

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * How an upright picture is mirrored, then turned, to be stored under an EXIF orientation. Those of 5 and 7
 * undo themselves.
 */
const undo: Record<number, (picture: Sharp) => Sharp> = {
  1: (picture) => picture,
  2: (picture) => picture.flop(),
  3: (picture) => picture.rotate(180),
  4: (picture) => picture.flip(),
  5: (picture) => picture.flop().rotate(270),
  6: (picture) => picture.rotate(270),
  7: (picture) => picture.flop().rotate(90),
  8: (picture) => picture.rotate(90),
};

/** The scene stored so that it is displayed upright under an EXIF orientation; lossless. */
async function stored(picture: Buffer, orientation: number): Promise<Buffer> {
  const turned = await undo[orientation]!(sharp(picture)).png().toBuffer();
  return sharp(turned).withMetadata({ orientation }).png().toBuffer();
}

function pixelAt({ data, width }: Pixels, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

describe('decoding', () => {
  it.each(orientations)('shows EXIF orientation %i upright', async (orientation) => {
    await using folder = await makeFolder();
    const picture = await quarters(60, 40).png().toBuffer();
    const file = await folder.write('a.png', await stored(picture, orientation));
    const photograph = await openedPhotograph(file);
    expect(photograph.header.orientation).toBe(orientation);
    expect([photograph.header.width, photograph.header.height]).toEqual([60, 40]);

    const { pixels } = await decode(photograph, 2048);
    expect([pixels.width, pixels.height]).toEqual([60, 40]);
    const asOthersShowIt = await sharp(file).autoOrient().removeAlpha().raw().toBuffer();
    expect(Buffer.from(pixels.data).equals(asOthersShowIt)).toBe(true);
    expect(pixelAt(pixels, 5, 5)).toEqual(corners.topLeft);
    expect(pixelAt(pixels, 55, 5)).toEqual(corners.topRight);
    expect(pixelAt(pixels, 5, 35)).toEqual(corners.bottomLeft);
    expect(pixelAt(pixels, 55, 35)).toEqual(corners.bottomRight);
  });

  it.each(orientations)('cuts the same part under orientation %i', async (orientation) => {
    await using folder = await makeFolder();
    const picture = await scene(61, 37).png().toBuffer();
    const part = { left: 11, top: 5, width: 23, height: 14 };
    const expected = await sharp(picture).extract(part).raw().toBuffer();
    const file = await folder.write('a.png', await stored(picture, orientation));
    const cut = await decodePart(await openedPhotograph(file), part, Infinity);
    expect([cut.width, cut.height]).toEqual([23, 14]);
    expect(Buffer.from(cut.data).equals(expected)).toBe(true);
  });

  it('finds a displayed rectangle among the stored pixels', () => {
    for (const orientation of orientations) {
      const size = swapsSides(orientation) ? { width: 30, height: 50 } : { width: 50, height: 30 };
      const whole = { left: 0, top: 0, width: 50, height: 30 };
      expect(storedRectangle(whole, orientation, size)).toEqual({ left: 0, top: 0, ...size });
    }
    expect(orientationOf(undefined)).toBe(1);
    expect(orientationOf(9)).toBe(1);
  });

  it('shrinks to the longest side asked for, and enlarges nothing', async () => {
    await using folder = await makeFolder();
    const photograph = await openedPhotograph(await folder.write('a.jpg', scene(800, 600).jpeg()));
    const { pixels } = await decode(photograph, 200);
    expect([pixels.width, pixels.height, pixels.data.length]).toEqual([200, 150, 200 * 150 * 3]);
    expect((await decode(photograph, 5000)).pixels.width).toBe(800);
  });

  it.each([
    ['greyscale', () => scene(40, 30).greyscale().jpeg()],
    ['palette', () => scene(40, 30).png({ palette: true, colours: 16 })],
    ['16-bit', () => scene(40, 30).toColourspace('rgb16').png()],
    ['CMYK', () => scene(40, 30).toColourspace('cmyk').jpeg()],
    ['16-bit grey TIFF', () => scene(40, 30).toColourspace('grey16').tiff()],
    ['one-bit', () => scene(40, 30).toColourspace('b-w').png({ colours: 2, palette: true })],
    ['transparent', () => scene(40, 30).ensureAlpha(0.5).png()],
    ['lossless WebP', () => scene(40, 30).webp({ lossless: true })],
    ['AVIF', () => scene(40, 30).avif()],
    ['progressive', () => scene(40, 30).jpeg({ progressive: true })],
  ])('gives 8-bit RGB from a %s image', async (_, make) => {
    await using folder = await makeFolder();
    const { pixels } = await decode(await openedPhotograph(await folder.write('a', make())), 2048);
    expect([pixels.width, pixels.height, pixels.data.length]).toEqual([40, 30, 3600]);
    expect(Math.max(...pixels.data)).toBeGreaterThan(100);
  });

  it('keeps colours: 16-bit and CMYK come near to their originals', async () => {
    await using folder = await makeFolder();
    const sixteen = await folder.write('a.png', quarters(40, 40).toColourspace('rgb16').png());
    const exact = await decode(await openedPhotograph(sixteen), 2048);
    expect(pixelAt(exact.pixels, 3, 3)).toEqual(corners.topLeft);
    const inks = await folder.write('b.jpg', quarters(40, 40).toColourspace('cmyk').jpeg());
    const near = await decode(await openedPhotograph(inks), 2048);
    const [red, green, blue] = pixelAt(near.pixels, 3, 3) as [number, number, number];
    expect(red).toBeGreaterThan(150);
    expect(Math.max(green, blue)).toBeLessThan(100);
  });

  it('shows transparent parts on white', async () => {
    await using folder = await makeFolder();
    const clear = sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } },
    });
    const { pixels } = await decode(
      await openedPhotograph(await folder.write('a.png', clear.png())),
      2048,
    );
    expect(new Set(pixels.data)).toEqual(new Set([255]));
  });
});
