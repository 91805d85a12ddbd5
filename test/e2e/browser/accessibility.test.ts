import type { AxeResults, RunOptions } from 'axe-core';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSavanna } from '../../../datasets/savanna/generate.ts';
import { texts } from '../../../webview/texts.ts';
import { launchBrowser } from '../vscode/harness/workbench.ts';
import { prepareDataset } from './prepared-dataset.ts';
import { ReviewPage } from './review-page.ts';
import { startServer, type ReviewServer } from './server.ts';
import { atRest, home, showTheme, themes, views } from './views.ts';

const token = 'the-key-of-the-accessibility-tests';
let folder: string;
let server: ReviewServer;
let browser: Browser;
let review: ReviewPage;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'sleuths-accessibility-'));
  const savanna = join(folder, 'savanna');
  await generateSavanna({ folder: savanna, size: 'small' });
  server = await startServer(savanna, { token });
  await prepareDataset(`http://127.0.0.1:${server.port}`, token);
  browser = await launchBrowser();
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  review = new ReviewPage(page);
  await page.goto(server.url);
  await review.photograph().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface AxeWindow {
  axe?: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
}

/** What axe finds serious or critical, one line each: rule, what is wrong, where. */
async function violations(): Promise<string[]> {
  await atRest(review);
  // By the debugger, which the page's content security policy does not bind.
  if (!(await review.page.evaluate(() => 'axe' in window))) await review.page.evaluate(axe);
  const found = await review.page.evaluate(async () => {
    const { violations } = await (window as AxeWindow).axe!.run(document, {
      resultTypes: ['violations'],
    });
    return violations;
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${help}: ${target.join(' ')} (${any[0]?.message})`),
    );
}

describe.each(themes)('in the theme %s', (theme) => {
  beforeAll(async () => {
    await home(review);
    await showTheme(review, theme);
  });

  it.each(views)('$name has no serious violation', async ({ open }) => {
    await open(review);
    expect(await violations()).toEqual([]);
  });

  it('the start page has no serious violation', async () => {
    await home(review);
    await review.page.getByTitle(texts.top.switchDataset).click();
    await review.page.getByLabel(texts.start.path).waitFor();
    expect(await violations()).toEqual([]);
    await review.page.locator('.recent').first().click();
    await review.photograph().waitFor();
  });
});
