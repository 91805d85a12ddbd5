import type { Box } from '../contract/box.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Picture, PictureSize } from '../contract/image.ts';
import type { Photograph } from '../dataset/photograph.ts';
import { measurePhotograph } from '../vision/measure.ts';
import { renderCrop, renderPicture } from '../vision/render.ts';
import type { OpenCollection } from './open-collection.ts';
import { browserType, cached } from './picture-cache.ts';

const thumbnailSide = 256;
const screenSide = 2048;

/** Beyond this many pixels a browser may refuse or choke: it gets the screen size. */
const mostPixels = 120_000_000;

/**
 * The photograph in a size, as a file that a browser shows: the photograph itself where it will do.
 * @param equalise local contrast evened out; not for thumbnails, and at most in the screen's size
 */
export async function pictureOf(
  collection: OpenCollection,
  path: string,
  size: PictureSize,
  equalise = false,
): Promise<Picture> {
  const photograph = await collection.photograph(path);
  const { file } = photograph;
  if (size === 'thumbnail') {
    return cached(collection, photograph, 'thumbnails', String(thumbnailSide), (target) =>
      renderPicture(file, target, { longestSide: thumbnailSide }),
    );
  }
  const mediaType = browserType(file);
  if (mediaType && !equalise && (await isFit(collection, photograph, size))) {
    return { file, mediaType };
  }
  const kind = equalise ? 'equalised' : 'screens';
  return cached(collection, photograph, kind, String(screenSide), (target) =>
    renderPicture(file, target, { longestSide: screenSide, equalise }),
  );
}

/** Whether a browser is to have the original: all of it was asked for, or it is no larger than a screen. */
async function isFit(
  { catalogue }: OpenCollection,
  { path, file }: Photograph,
  size: Exclude<PictureSize, 'thumbnail'>,
): Promise<boolean> {
  const known = await catalogue.imageSummary(path);
  // Not indexed yet: its header says it in a millisecond.
  const measured = known?.width == null ? await measurePhotograph(file).catch(() => null) : null;
  const width = known?.width ?? measured?.width;
  const height = known?.height ?? measured?.height;
  if (width == null || height == null) return size === 'full';
  return size === 'full' ? width * height <= mostPixels : Math.max(width, height) <= screenSide;
}

/** What a box holds, as a file that a browser shows. */
export async function cropOf(
  collection: OpenCollection,
  path: string,
  box: Box,
  size: number,
): Promise<Picture> {
  const photograph = await collection.photograph(path);
  return cached(collection, photograph, 'crops', `${box.join(',')} ${size}`, (file) =>
    renderCrop(photograph.file, box, file, { size, margin: 0.05 }),
  );
}

/** @throws SleuthsError `bad-request` when `text` is not `cx,cy,w,h` */
export function parseBox(text: string): Box {
  const values = text.split(',').map(Number);
  const [cx, cy, w, h] = values;
  if (
    values.length !== 4 ||
    values.some((value) => !Number.isFinite(value)) ||
    w! <= 0 ||
    h! <= 0
  ) {
    throw new SleuthsError({
      code: 'bad-request',
      message: `“${text}” is not a box.`,
      remedy: 'Give cx,cy,w,h as fractions of the image.',
      field: 'query/box',
    });
  }
  return [cx!, cy!, w!, h!];
}
