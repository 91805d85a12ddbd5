// The pictures of the README, of the sample alone:
//   npm run screenshots
// The sample is copied first; nothing in it changes.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../vscode/harness/workbench.ts';
import { savePicture, takePicture } from './pictures.ts';
import { prepareDataset } from './prepared-dataset.ts';
import { filmReviewLoop } from './review-loop.ts';
import { ReviewPage } from './review-page.ts';
import { startServer } from './server.ts';
import { atRest, home, showTheme, themes, views, type Theme } from './views.ts';

const [sample, folder] = process.argv.slice(2);
if (!sample || !folder) {
  console.error('Usage: readme-pictures.ts <sample> <folder>');
  process.exit(1);
}
const out = resolve(folder);
const token = 'the-key-of-the-pictures';

interface Picture {
  file: string;
  view: string;
  theme: Theme;
  /** Done when the view is there. */
  then?: (review: ReviewPage) => Promise<void>;
}

const named: readonly Picture[] = [
  ...themes.map((theme) => ({ file: `page-${theme}`, view: 'photograph', theme })),
  { file: 'board-encounters-dark', view: 'encounters', theme: 'dark' },
  { file: 'compare-dark', view: 'compare', theme: 'dark' },
  { file: 'overview-light', view: 'overview', theme: 'light' },
  { file: 'map-dark', view: 'map', theme: 'dark', then: drawLasso },
  { file: 'surest-light', view: 'surest', theme: 'light' },
];

/** Of the sample as nobody has named its animals yet: only then is there much to group. */
const unnamed: readonly Picture[] = [
  {
    file: 'board-unknowns-light',
    view: 'unknowns',
    theme: 'light',
    then: async (review) => {
      for (let i = 0; i < 5; i++) {
        await review.press('j');
        await atRest(review);
      }
    },
  },
];

/** Draws around the few that lie alone at the left of the map. */
async function drawLasso({ page }: ReviewPage): Promise<void> {
  const box = await page.locator('.map-surface').boundingBox();
  if (!box) throw new Error('The map is not shown.');
  const [x, y] = [box.x + box.width * 0.08, box.y + box.height * 0.455];
  const radius = box.width * 0.06;
  await page.keyboard.down('Shift');
  for (let i = 0; i <= 24; i++) {
    const angle = (i / 24) * 2 * Math.PI;
    await page.mouse.move(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.locator('.selected-crop').first().waitFor();
}

async function openPage(browser: Browser, url: string, width: number, height: number) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  const review = new ReviewPage(page);
  await page.goto(url);
  await review.photograph().waitFor();
  return review;
}

async function take(review: ReviewPage, { file, view, theme, then }: Picture) {
  const found = views.find(({ name }) => name === view);
  if (!found) throw new Error(`There is no view ${view}.`);
  await home(review);
  await showTheme(review, theme);
  await found.open(review);
  await then?.(review);
  await atRest(review);
  await takePicture(review.page, join(out, `${file}.webp`));
}

/** A copy of the sample on a server of its own, with all long work done. */
async function onCopy(browser: Browser, withNames: boolean, use: (url: string) => Promise<void>) {
  const work = await mkdtemp(join(tmpdir(), 'sleuths-pictures-'));
  try {
    const copy = join(work, 'sample');
    await cp(resolve(sample!), copy, { recursive: true });
    if (!withNames) await rm(join(copy, 'identities'), { recursive: true });
    const server = await startServer(copy, { token });
    try {
      await prepareDataset(`http://127.0.0.1:${server.port}`, token);
      await use(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

await mkdir(out, { recursive: true });
const browser = await launchBrowser();
try {
  await onCopy(browser, true, async (url) => {
    const review = await openPage(browser, url, 1440, 900);
    for (const picture of named) await take(review, picture);
    await review.page.close();
    const small = await openPage(browser, url, 1280, 800);
    await savePicture(join(out, 'review-loop.webp'), await filmReviewLoop(small));
    await small.page.close();
  });
  await onCopy(browser, false, async (url) => {
    const review = await openPage(browser, url, 1440, 900);
    for (const picture of unnamed) await take(review, picture);
    await review.page.close();
  });
} finally {
  await browser.close();
}
