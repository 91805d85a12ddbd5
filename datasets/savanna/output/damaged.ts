import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Mistake } from './mistakes.ts';

/** The name of the photograph that would have followed one of a burst. */
function following(file: string, suffix: string): string {
  return file.replace(/\.jpg$/, `${suffix}.jpg`);
}

/**
 * Adds two files that cameras and people do make: a JPEG whose writing was cut off, and a PNG that
 * somebody called .jpg.
 * @param from photographs of the incoming split, `<split>/<name>.jpg`
 */
export async function plantDamagedImages(
  folder: string,
  from: readonly string[],
): Promise<Mistake[]> {
  const first = from[0]!;
  const last = from.at(-1)!;
  const truncated = following(first, '_cut');
  const whole = await readFile(join(folder, 'images', first));
  await writeFile(
    join(folder, 'images', truncated),
    whole.subarray(0, Math.floor(whole.length * 0.45)),
  );

  const misnamed = following(last, '_copy');
  const png = await sharp(join(folder, 'images', last))
    .resize({ width: 480 })
    .png()
    .toBuffer();
  await writeFile(join(folder, 'images', misnamed), png);
  return [
    {
      kind: 'image-truncated',
      file: `images/${truncated}`,
      what: 'a JPEG that ends before half of it',
    },
    { kind: 'image-misnamed', file: `images/${misnamed}`, what: 'a PNG called .jpg' },
  ];
}
