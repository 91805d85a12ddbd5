import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Box } from '../contract/box.ts';
import { SleuthsError } from '../contract/errors.ts';
import { cropRectangle, type CropOptions } from './crop.ts';
import { equalised } from './equalise/equalised.ts';
import { decode, decodePart } from './image/decode.ts';
import { openPhotograph } from './image/open-photograph.ts';
import { pipelineOf, type Pixels } from './image/pixels.ts';

/**
 * JPEG, because 2048 × 1536 pixels take a tenth of the time of a WebP, which has a third fewer bytes.
 * Optimised Huffman tables would take a multiple of the time for one per cent of the bytes; above this
 * quality files grow faster than they improve.
 */
const encoding = { quality: 85, optimiseCoding: false };

/**
 * Writes a photograph as people see it, a JPEG, oriented and sRGB: a thumbnail, or a copy of the screen's size.
 * @param file the photograph
 * @param target replaced as a whole; its folder is made
 * @param options longestSide in pixels; a smaller photograph is not enlarged;
 *   equalise: local contrast evened out
 * @throws ImageError the photograph cannot be decoded
 */
export async function renderPicture(
  file: string,
  target: string,
  options: { longestSide: number; equalise?: boolean },
): Promise<{ width: number; height: number }> {
  const photograph = await openPhotograph(file);
  const { pixels } = await decode(photograph, options.longestSide);
  return save(options.equalise ? await equalised(pixels) : pixels, target);
}

/**
 * Writes the crop of one box as a JPEG, cut from the original.
 * @param target replaced as a whole; its folder is made
 * @param options size: pixels of the longest side at most, not enlarged; margin and square as for crops
 * @throws ImageError the photograph cannot be decoded
 * @throws SleuthsError bad-request: nothing of the box lies in the photograph
 */
export async function renderCrop(
  file: string,
  box: Box,
  target: string,
  options: { size: number } & CropOptions,
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
  return save(await decodePart(photograph, part, options.size), target);
}

async function save(pixels: Pixels, target: string) {
  const encoded = await pipelineOf(pixels).jpeg(encoding).toBuffer();
  await mkdir(dirname(target), { recursive: true });
  // A picture lost in a power cut is drawn again: it need not reach the disk before we go on.
  await writeFileAtomic(target, encoded, { fsync: false });
  return { width: pixels.width, height: pixels.height };
}
