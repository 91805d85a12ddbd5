import type { Call } from '../../server/contract/client.ts';

/** Pictures by their ending; what else a problem names is a text beside a picture. */
const pictureEnding = /\.(jpe?g|png|webp|bmp|tiff?|gif|avif|heic)$/i;

/**
 * The path of the picture that a file is about, without its ending: a label or sidecar lies under
 * `labels/` or `identities/` where its picture lies under `images/`. null: about no one picture.
 */
export function pictureStem(file: string): string | null {
  if (pictureEnding.test(file)) return withoutEnding(file);
  if (!/\.(txt|json)$/i.test(file)) return null;
  const parts = file.split('/');
  const at = parts.findLastIndex((part) => part === 'labels' || part === 'identities');
  if (at < 0) return null;
  return withoutEnding(parts.with(at, 'images').join('/'));
}

/** Finds the image that a problem's file belongs to; null where there is none in the dataset. */
export async function findProblemImage(
  call: Call,
  collection: string,
  file: string,
): Promise<string | null> {
  const stem = pictureStem(file);
  if (stem === null) return null;
  const query = { text: stem, limit: 50 };
  const { items } = await call('images.list', { params: { collection }, query });
  return items.find(({ id }) => id === file || withoutEnding(id) === stem)?.id ?? null;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}
