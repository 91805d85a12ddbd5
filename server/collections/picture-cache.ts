import { createHash } from 'node:crypto';
import { stat, utimes } from 'node:fs/promises';
import { extname } from 'node:path';
import { SleuthsError } from '../contract/errors.ts';
import type { Picture } from '../contract/image.ts';
import type { Photograph } from '../dataset/photograph.ts';
import type { OpenCollection } from './open-collection.ts';
import { noteMade } from './picture-cache-limit.ts';
import { stampsOf } from './stamp.ts';

const mediaType = 'image/jpeg';
const oneDay = 86_400_000;

const making = new Map<string, Promise<unknown>>();

/**
 * A picture made from a photograph: made unless it is there, once even when asked for twice at a time.
 * @param kind folder of the cache
 * @param key all that the content depends on, but the photograph
 * @throws SleuthsError `not-found` when the photograph has gone
 */
export async function cached(
  collection: OpenCollection,
  photograph: Photograph,
  kind: 'thumbnails' | 'screens' | 'equalised' | 'crops',
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
  const file = collection.home('cache', kind, name.slice(0, 2), `${name.slice(2, 34)}.jpg`);
  if (!(await isThere(file))) {
    const work = making.get(file) ?? make(file).finally(() => making.delete(file));
    making.set(file, work);
    await work;
    noteMade(collection.home('cache'));
  }
  return { file, mediaType };
}

/** Its time says when it was last used, to the day: the cache drops the oldest first. */
async function isThere(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (!found) return false;
  if (Date.now() - found.mtimeMs > oneDay) {
    const now = new Date();
    void utimes(file, now, now).catch(() => undefined);
  }
  return true;
}

/** What every browser shows as it is, turned by its EXIF orientation. */
const browserTypes: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
};

/** The media type of a photograph that a browser shows as it is; undefined: it does not. */
export const browserType = (file: string): string | undefined =>
  browserTypes[extname(file).toLowerCase()];
