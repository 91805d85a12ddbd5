import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { Problem } from '../../contract/problem.ts';
import { imageErrorFrom } from './damage.ts';
import { streamedPixelLimit, type PhotographHeader } from './header.ts';
import { imageProblem } from './image-problem.ts';
import { storedRectangle, type PixelRectangle } from './orientation.ts';
import type { PhotographFile } from './photograph-file.ts';
import { orient, pixelsOf, type Pixels } from './pixels.ts';
import { Semaphore } from './semaphore.ts';

/** Photographs above this (a square of 8,000) are decoded one at a time, to bound memory. */
const hugePixels = 64_000_000;
const hugeLane = new Semaphore(1);

/** A photograph opened: its file and header. */
export interface OpenedPhotograph {
  file: PhotographFile;
  header: PhotographHeader;
}

/**
 * Decodes a photograph as displayed: oriented, sRGB, 8-bit RGB, first frame, on white where transparent.
 * It is shrunk while it is read (JPEG already in the frequency domain), never wholly in memory where its
 * format allows.
 * @param longestSide pixels of the copy's longest side at most; a smaller photograph keeps its size
 * @throws ImageError image-truncated, image-corrupt
 */
export async function decode(
  photograph: OpenedPhotograph,
  longestSide: number,
): Promise<{ pixels: Pixels; problems: Problem[] }> {
  const { stored, orientation } = photograph.header;
  const shrink = shrinkTo(stored, longestSide);
  const { pixels, problems } = await decodeStored(photograph, shrink);
  return { pixels: await orient(pixels, orientation), problems };
}

/**
 * Decodes a part of a photograph from its original; only the rows down to its end are read.
 * @param part pixels of the displayed image; must lie within it
 * @param longestSide pixels of the result's longest side at most
 * @throws ImageError image-truncated, image-corrupt
 */
export async function decodePart(
  photograph: OpenedPhotograph,
  part: PixelRectangle,
  longestSide: number,
): Promise<Pixels> {
  const { stored, orientation } = photograph.header;
  const area = storedRectangle(part, orientation, stored);
  const shrink = shrinkTo(area, longestSide);
  const { pixels } = await decodeStored(photograph, (pipeline) => shrink(pipeline.extract(area)));
  return orient(pixels, orientation);
}

/** A warning where so much is shrunk away that it matters. */
export function shrunkWarning({ file, header }: OpenedPhotograph, pixels: Pixels): Problem[] {
  if (header.width * header.height <= hugePixels) return [];
  const message = `The picture has ${header.width} × ${header.height} pixels; animals were looked for in a copy of ${pixels.width} × ${pixels.height}. Crops of what was found are cut from the original.`;
  return [imageProblem('image-shrunk', file.path, message)];
}

async function decodeStored(photograph: OpenedPhotograph, edit: (pipeline: Sharp) => Sharp) {
  const { width, height } = photograph.header.stored;
  const work = () => decodeStrictly(photograph, edit);
  return width * height > hugePixels ? hugeLane.use(work) : work();
}

/**
 * First with every complaint of the codec an error; where that fails, a file that is whole but has
 * scrambled parts is still decoded, with a warning.
 */
async function decodeStrictly({ file }: OpenedPhotograph, edit: (pipeline: Sharp) => Sharp) {
  const run = (failOn: SharpOptions['failOn']) =>
    pixelsOf(edit(sharp(file.source, { failOn, limitInputPixels: streamedPixelLimit })));
  try {
    return { pixels: await run('warning'), problems: [] };
  } catch (complaint) {
    try {
      const pixels = await run('error');
      const words = complaint instanceof Error ? complaint.message.split('\n')[0] : 'damaged data';
      const message = `The picture was decoded, but its data are not as they should be: ${words}`;
      return { pixels, problems: [imageProblem('image-damaged', file.path, message)] };
    } catch (cause) {
      throw imageErrorFrom(cause, file);
    }
  }
}

function shrinkTo({ width, height }: { width: number; height: number }, longestSide: number) {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return (pipeline: Sharp) =>
    scale === 1 ? pipeline : pipeline.resize(side(width), side(height), { fit: 'fill' });
}
