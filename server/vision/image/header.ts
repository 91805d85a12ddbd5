import sharp, { type Metadata } from 'sharp';
import type { Problem } from '../../contract/problem.ts';
import { imageErrorFrom } from './damage.ts';
import { ImageError } from './image-error.ts';
import { isPhotographFormat, promisedFormat } from './image-format.ts';
import { imageProblem } from './image-problem.ts';
import { orientationOf, swapsSides, type Orientation } from './orientation.ts';
import type { PhotographFile } from './photograph-file.ts';
import { takenAtOf } from './taken-at.ts';

/** What a picture's header says. */
export interface PhotographHeader {
  /** libvips' name of the format: jpeg, png, webp, gif, tiff, heif. */
  format: string;
  orientation: Orientation;
  /** Pixels as stored. */
  stored: { width: number; height: number };
  /** Pixels as displayed, EXIF orientation applied. */
  width: number;
  height: number;
  takenAt: string | null;
  /** Warnings: misnamed, animated. */
  problems: Problem[];
}

/** Pixels of a picture that streams through memory row by row: a square of 32,768. */
export const streamedPixelLimit = 2 ** 30;
/** Pixels of a picture that its format keeps whole in memory while it is decoded: about 0.5 GB. */
const wholePixelLimit = 128_000_000;

/**
 * Reads a picture's header, no pixels.
 * @throws ImageError image-not-an-image, image-format-unsupported, image-no-pixels, image-truncated,
 *   image-corrupt, image-too-large
 */
export async function readHeader(photograph: PhotographFile): Promise<PhotographHeader> {
  const metadata = await metadataOf(photograph);
  const { path } = photograph;
  const { format, width, height } = metadata;
  if (!isPhotographFormat(format)) {
    const message = `The file is ${format}, which is not read as a photograph.`;
    throw new ImageError(imageProblem('image-format-unsupported', path, message));
  }
  if (width < 1 || height < 1) {
    const message = 'The picture is 0 pixels wide or high.';
    throw new ImageError(imageProblem('image-no-pixels', path, message));
  }
  refuseTooLarge(path, metadata);

  const orientation = orientationOf(metadata.orientation);
  const swapped = swapsSides(orientation);
  return {
    format,
    orientation,
    stored: { width, height },
    width: swapped ? height : width,
    height: swapped ? width : height,
    takenAt: takenAtOf(metadata.exif),
    problems: [...misnamed(path, format), ...animated(path, metadata)],
  };
}

async function metadataOf(photograph: PhotographFile): Promise<Metadata> {
  try {
    return await sharp(photograph.source, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw imageErrorFrom(cause, photograph);
  }
}

function refuseTooLarge(path: string, { format, width, height, isProgressive }: Metadata): void {
  const streams =
    (format === 'jpeg' && !isProgressive) ||
    (format === 'png' && !isProgressive) ||
    format === 'tiff';
  const limit = streams ? streamedPixelLimit : wholePixelLimit;
  if (width * height <= limit) return;
  const kind = isProgressive ? `progressive ${format}` : format;
  const message = `The picture has ${width} × ${height} pixels; of a ${kind} file at most ${limit / 1e6} million are decoded.`;
  const remedy = streams
    ? undefined
    : 'Save it as baseline JPEG or as PNG without interlacing, or cut it into tiles.';
  throw new ImageError(imageProblem('image-too-large', path, message, remedy));
}

function misnamed(path: string, format: string): Problem[] {
  const promised = promisedFormat(path);
  if (promised === null || promised === format) return [];
  const message = `The extension says ${promised}, the content is ${format}. It was read as ${format}.`;
  return [imageProblem('image-misnamed', path, message)];
}

function animated(path: string, { pages }: Metadata): Problem[] {
  if (pages === undefined || pages < 2) return [];
  const message = `The file has ${pages} frames or pages; only the first is analysed.`;
  return [imageProblem('image-animated', path, message)];
}
