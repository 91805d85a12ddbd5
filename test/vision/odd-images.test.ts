import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decode } from '../../server/vision/image/decode.ts';
import { ImageError } from '../../server/vision/image/image-error.ts';
import { makeFolder, openedPhotograph, scene } from './support/pictures.ts';
import { skipWhen } from '../support/skip-when.ts';

/** Opens and decodes; the problem's code where that fails, else the warnings'. */
async function codes(file: string): Promise<string[]> {
  try {
    const photograph = await openedPhotograph(file);
    const { problems } = await decode(photograph, 256);
    return [...photograph.header.problems, ...problems].map(({ code }) => code);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    expect(error.body.code).toBe('unprocessable');
    expect(error.problem).toMatchObject({ severity: 'error', file });
    expect(error.problem.message).not.toBe('');
    expect(error.problem.remedy).toBeTruthy();
    return [error.problem.code];
  }
}

const cut = (whole: Buffer, share: number) => whole.subarray(0, Math.floor(whole.length * share));

describe('odd image files', () => {
  it('names a missing, an empty and an unreadable one', async () => {
    await using folder = await makeFolder();
    expect(await codes(join(folder.path, 'none.jpg'))).toEqual(['image-missing']);
    expect(await codes(await folder.write('a.jpg', Buffer.alloc(0)))).toEqual(['image-empty']);
    await mkdir(join(folder.path, 'folder.jpg'));
    expect(await codes(join(folder.path, 'folder.jpg'))).toEqual(['image-not-a-file']);
  });

  it('names one that may not be read', async (context) => {
    skipWhen(
      context,
      process.getuid?.() === 0 || process.platform === 'win32',
      'root reads every file, and Windows has no such modes',
    );
    await using folder = await makeFolder();
    const file = await folder.write('a.jpg', scene(40, 30).jpeg());
    await chmod(file, 0);
    expect(await codes(file)).toEqual(['image-unreadable']);
  });

  it.each([
    ['jpeg', () => scene(300, 200).jpeg()],
    ['progressive jpeg', () => scene(300, 200).jpeg({ progressive: true })],
    ['png', () => scene(300, 200).png()],
    ['interlaced png', () => scene(300, 200).png({ progressive: true })],
    ['webp', () => scene(300, 200).webp()],
    ['gif', () => scene(300, 200).gif()],
    ['tiff', () => scene(300, 200).tiff()],
    ['avif', () => scene(300, 200).avif()],
  ])('does not analyse half of a truncated %s', async (format, make) => {
    await using folder = await makeFolder();
    const whole = await make().toBuffer();
    const name = `a.${format.split(' ').at(-1)}`;
    expect(await codes(await folder.write(name, whole))).toEqual([]);
    for (const share of [0.3, 0.6]) {
      expect(await codes(await folder.write(name, cut(whole, share)))).toEqual(['image-truncated']);
    }
    // A TIFF's table of contents lies at its end, and without it nobody can tell what is missing.
    const [nearlyWhole] = await codes(await folder.write(name, cut(whole, 0.95)));
    expect(nearlyWhole).toBe(format === 'tiff' ? 'image-corrupt' : 'image-truncated');
  });

  it('names what is no photograph', async () => {
    await using folder = await makeFolder();
    const text = await folder.write('a.jpg', Buffer.from('This is a text about giraffes.'));
    expect(await codes(text)).toEqual(['image-not-an-image']);
    const zeros = await folder.write('b.png', Buffer.alloc(4000));
    expect(await codes(zeros)).toEqual(['image-not-an-image']);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
    const drawing = await folder.write('c.jpg', Buffer.from(svg));
    expect(await codes(drawing)).toEqual(['image-format-unsupported']);
    const bitmap = await folder.write('d.jpg', Buffer.from(`BM${'\0'.repeat(80)}`));
    expect(await codes(bitmap)).toEqual(['image-format-unsupported']);
  });

  it('names a picture without pixels', async () => {
    await using folder = await makeFolder();
    const png = await scene(40, 30).png().toBuffer();
    png.writeUInt32BE(0, 16);
    expect(await codes(await folder.write('a.png', png))).toEqual(['image-no-pixels']);
    const jpeg = await scene(40, 30).jpeg().toBuffer();
    jpeg.writeUInt16BE(0, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5);
    expect(await codes(await folder.write('b.jpg', jpeg))).toEqual(['image-no-pixels']);
  });

  it('decodes a misnamed file and says so', async () => {
    await using folder = await makeFolder();
    const file = await folder.write('a.jpg', scene(40, 30).png());
    expect(await codes(file)).toEqual(['image-misnamed']);
    const upper = await folder.write('B.JPEG', scene(40, 30).jpeg());
    expect(await codes(upper)).toEqual([]);
  });

  it('takes the first frame of an animation and says so', async () => {
    await using folder = await makeFolder();
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 20, height: 20, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = sharp(frames, { join: { animated: true } }).gif();
    const file = await folder.write('a.gif', animation);
    expect(await codes(file)).toEqual(['image-animated']);
    const { pixels } = await decode(await openedPhotograph(file), 256);
    expect([pixels.height, ...pixels.data.subarray(0, 3)]).toEqual([20, 255, 0, 0]);
  });

  it('decodes scrambled data with a warning', async () => {
    await using folder = await makeFolder();
    const jpeg = await scene(300, 200).jpeg({ quality: 95 }).toBuffer();
    jpeg.fill(0xff, jpeg.length / 2, jpeg.length / 2 + 60);
    expect(await codes(await folder.write('a.jpg', jpeg))).toEqual(['image-damaged']);
  });

  it('refuses more pixels than memory is meant for', async () => {
    await using folder = await makeFolder();
    const png = await scene(40, 30).png().toBuffer();
    png.writeUInt32BE(60_000, 16);
    png.writeUInt32BE(60_000, 20);
    // The header's checksum, so that only its size is odd.
    const { crc32 } = await import('node:zlib');
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    expect(await codes(await folder.write('a.png', png))).toEqual(['image-too-large']);
  });
});
