import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Sharp } from 'sharp';
import writeFileAtomic from 'write-file-atomic';
import type { Box } from '../contract/box.ts';
import { SleuthsError } from '../contract/errors.ts';
import { cropRectangle, type CropOptions } from './crop.ts';
import { equalised } from './equalise/equalised.ts';
import { decode, decodePart } from './image/decode.ts';
import { openPhotograph } from './image/open-photograph.ts';
import { pipelineOf, type Pixels } from './image/pixels.ts';

export type PictureFormat = 'jpeg' | 'webp';

/**
 * Above these qualities files grow faster than they improve. 2048 × 1536 pixels are a JPEG in a tenth of
 * the time of a WebP, which has a third fewer bytes; optimised Huffman tables would take a multiple of the
 * time for one per cent of the bytes.
 */
const encodings = {
  jpeg: (pipeline: Sharp) => pipeline.jpeg({ quality: 85, optimiseCoding: false }),
  webp: (pipeline: Sharp) => pipeline.webp({ quality: 82 }),
} satisfies Record<PictureFormat, unknown>;

/**
 * Writes a photograph as people see it, oriented and sRGB: a thumbnail, or a copy of the screen's size.
 * @param file the photograph
 * @param target replaced as a whole; its folder is made
 * @param options longestSide in pixels; a smaller photograph is not enlarged;
 *   equalise: local contrast evened out
 * @throws ImageError the photograph cannot be decoded
 */
export async function renderPicture(
  file: string,
  target: string,
  options: { longestSide: number; format: PictureFormat; equalise?: boolean },
): Promise<{ width: number; height: number }> {
  const photograph = await openPhotograph(file);
  const { pixels } = await decode(photograph, options.longestSide);
  return save(options.equalise ? await equalised(pixels) : pixels, target, options.format);
}

/**
 * Writes the crop of one box, cut from the original.
 * @param target replaced as a whole; its folder is made
 * @param options size: pixels of the longest side at most, not enlarged; margin and square as for crops
 * @throws ImageError the photograph cannot be decoded
 * @throws SleuthsError bad-request: nothing of the box lies in the photograph
 */
export async function renderCrop(
  file: string,
  box: Box,
  target: string,
  options: { size: number; format: PictureFormat } & CropOptions,
): Promise<{ width: number; height: number }> {
  const photograph = await openPhotograph(file);
  const { width, height } = photograph.header;
  const part = cropRectangle(box, width, height, options);
  if (!part) {
    throw new SleuthsError({
      code: 'bad-request',
      message: `The box ${box.join(' ')} has no pixel in the photograph.`,
      remedy: 'Correct the box.',
      file,
    });
  }
  return save(await decodePart(photograph, part, options.size), target, options.format);
}

async function save(pixels: Pixels, target: string, format: PictureFormat) {
  const encoded = await encodings[format](pipelineOf(pixels)).toBuffer();
  await mkdir(dirname(target), { recursive: true });
  // A picture lost in a power cut is drawn again: it need not reach the disk before we go on.
  await writeFileAtomic(target, encoded, { fsync: false });
  return { width: pixels.width, height: pixels.height };
}
