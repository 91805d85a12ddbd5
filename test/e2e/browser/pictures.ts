import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

/** Takes a picture of a page, for the README. */
export async function takePicture(page: Page, file: string): Promise<void> {
  const picture = sharp(await page.screenshot()).webp({ quality: 82, effort: 6 });
  await savePicture(file, await picture.toBuffer());
}

export async function savePicture(file: string, content: Buffer): Promise<void> {
  await writeFile(file, content);
  console.log(`${basename(file)}, ${Math.round(content.length / 1000)} kB`);
}
