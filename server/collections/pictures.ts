import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Box } from '../contract/box.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { Picture, PictureSize } from '../contract/image.ts';
import type { Photograph } from '../dataset/photograph.ts';
import { renderCrop, renderPicture } from '../vision/render.ts';
import type { OpenCollection } from './open-collection.ts';
import { stampsOf } from './stamp.ts';

const longestSides: Record<Exclude<PictureSize, 'full'>, number> = { thumbnail: 256, screen: 2048 };
const cacheType = 'image/webp';

/** What every browser shows as it is, turned by its EXIF orientation. */
const browserTypes: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
};

/** Beyond this many pixels a browser may refuse or choke: it gets the screen size. */
const mostPixels = 120_000_000;

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Makes `file` unless it is there; the name carries all that the content depends on. */
async function cached(
  collection: OpenCollection,
  photograph: Photograph,
  kind: string,
  key: string,
  make: (file: string) => Promise<unknown>,
): Promise<Picture> {
  const { image } = await stampsOf(photograph);
  if (!image) {
    throw new SleuthsError({
      code: 'not-found',
      message: `${photograph.path} is not there any more.`,
      file: photograph.path,
    });
  }
  const name = createHash('sha256').update(`${photograph.path}\n${image}\n${key}`).digest('hex');
  // Two levels, so that no folder holds a million files.
  const file = collection.home('cache', kind, name.slice(0, 2), `${name.slice(2, 34)}.webp`);
  if (!(await exists(file))) await make(file);
  return { file, mediaType: cacheType };
}

/** The photograph in a size, as a file that a browser shows. */
export async function pictureOf(
  collection: OpenCollection,
  path: string,
  size: PictureSize,
): Promise<Picture> {
  const photograph = await collection.photograph(path);
  if (size === 'full') {
    const mediaType = browserTypes[extname(photograph.file).toLowerCase()];
    const { width, height } = (await collection.catalogue.imageSummary(path)) ?? {};
    if (mediaType && (width ?? 0) * (height ?? 0) <= mostPixels) {
      return { file: photograph.file, mediaType };
    }
  }
  const longestSide = size === 'thumbnail' ? longestSides.thumbnail : longestSides.screen;
  const kind = size === 'thumbnail' ? 'thumbnails' : 'screens';
  return cached(collection, photograph, kind, String(longestSide), (file) =>
    renderPicture(photograph.file, file, { longestSide, format: 'webp' }),
  );
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
    renderCrop(photograph.file, box, file, { size, margin: 0.05, format: 'webp' }),
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
