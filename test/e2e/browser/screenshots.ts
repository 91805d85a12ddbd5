// Pictures of every view in the four themes, and an animated one of the review loop:
//   node test/e2e/browser/screenshots.ts <dataset> <folder> [--widths 1440,900] [--views map,keys]
// The dataset is copied first; nothing in it changes.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser } from '../vscode/harness/workbench.ts';
import { prepareDataset } from './prepared-dataset.ts';
import { filmReviewLoop } from './review-loop.ts';
import { ReviewPage } from './review-page.ts';
import { startServer } from './server.ts';
import { atRest, home, showTheme, themes, views, type View } from './views.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '1440,900' },
    views: { type: 'string' },
    still: { type: 'boolean', default: false },
  },
});
const [dataset, folder] = positionals;
if (!dataset || !folder) {
  console.error('Usage: screenshots.ts <dataset> <folder> [--widths …] [--views …] [--still]');
  process.exit(1);
}
const widths = values.widths.split(',').map(Number);
const wanted = values.views?.split(',');
const chosen = views.filter(({ name }) => !wanted || wanted.includes(name));
const out = resolve(folder);
const token = 'the-key-of-the-screenshots';

async function openPage(browser: Browser, url: string, width: number, height: number) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const review = new ReviewPage(page);
  await page.goto(url);
  await review.photograph().waitFor();
  return review;
}

async function photograph(review: ReviewPage, { name, open }: View, width: number) {
  for (const theme of themes) {
    try {
      await home(review);
      await showTheme(review, theme);
      await open(review);
      await atRest(review);
      const file = join(out, `${name}-${theme}-${width}.webp`);
      await sharp(await review.page.screenshot())
        .webp({ quality: 88 })
        .toFile(file);
      console.log(basename(file));
    } catch (error) {
      // One view that cannot be reached with this dataset stops no other.
      console.error(`${name}, ${theme}: ${(error as Error).message.split('\n')[0]}`);
      process.exitCode = 1;
    }
  }
}

await mkdir(out, { recursive: true });
const work = await mkdtemp(join(tmpdir(), 'sleuths-screenshots-'));
try {
  const copy = join(work, basename(resolve(dataset)));
  await cp(dataset, copy, { recursive: true });
  const server = await startServer(copy, { token });
  const browser = await launchBrowser();
  try {
    await prepareDataset(`http://127.0.0.1:${server.port}`, token);
    for (const width of widths) {
      const review = await openPage(browser, server.url, width, Math.round(width * 0.625));
      for (const view of chosen) await photograph(review, view, width);
      await review.page.close();
    }
    if (!values.still) {
      const review = await openPage(browser, server.url, 1200, 750);
      const film = await filmReviewLoop(review);
      await writeFile(join(out, 'review-loop.webp'), film);
      console.log(`review-loop.webp, ${(film.length / 1e6).toFixed(2)} MB`);
    }
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
