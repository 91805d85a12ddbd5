// How fast the review page is on a folder of many photographs, on a warm index:
// time to the first photograph, to the next one, frames while scrolling, memory of the page.
//   npm run bench -- review-page [images …]        default: 10000 100000
// The photographs are links to those of ../shared/data/lions, with their labels; nothing is copied.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startServer } from '../e2e/browser/server.ts';
import { launchBrowser } from '../e2e/vscode/harness/workbench.ts';
import { linkLions } from './linked-lions.ts';
import { machine, megabytes, quantile } from './machine.ts';

const counts = process.argv.slice(2).map(Number);
console.log(machine());
for (const images of counts.length > 0 ? counts : [10_000, 100_000]) await measure(images);

async function measure(images: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-page-'));
  const browser = await launchBrowser();
  try {
    await linkLions(folder, images);
    await readOnce(folder);
    const asked = performance.now();
    const server = await startServer(folder);
    const started = performance.now();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await page.locator('[data-layer=screen] img').waitFor({ state: 'visible' });
    const painted = await page.waitForFunction(
      () => performance.getEntriesByName('sleuths:image-shown').at(0)?.startTime ?? null,
    );
    console.log(`\n${images.toLocaleString('en')} images`);
    console.log(
      `open: ${ms(started - asked)} until a new server answers, then ` +
        `${ms((await painted.jsonValue())!)} until the page has painted its first photograph`,
    );
    await nextImages(page);
    await scroll(page);
    await heap(page);
    await page.close();
    await server.stop();
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens it once, so that the next start finds a catalogue. */
async function readOnce(folder: string): Promise<void> {
  const server = await startServer(folder);
  const { origin } = new URL(server.url);
  const headers = { authorization: `Bearer ${new URL(server.url).searchParams.get('token')}` };
  for (;;) {
    const reply = await fetch(`${origin}/api/collections`, { headers });
    const { items } = (await reply.json()) as { items: { scanning: boolean }[] };
    if (items[0]?.scanning === false) break;
    await new Promise((done) => setTimeout(done, 500));
  }
  await server.stop();
}

/** From the key press until the photograph with its boxes has been painted. */
async function nextImages(page: Page): Promise<void> {
  const pauses = [500, 200, 0];
  for (const pause of pauses) {
    const times: number[] = [];
    for (let step = 0; step < 60; step++) {
      times.push(await nextImage(page));
      await page.waitForTimeout(pause);
    }
    console.log(
      `next image, ${pause === 0 ? 'as fast as it goes' : `${pause} ms at each`}: ` +
        `p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}`,
    );
  }
}

async function nextImage(page: Page): Promise<number> {
  await page.evaluate(() => performance.clearMarks());
  await page.keyboard.press('j');
  const marks = await page.waitForFunction(() => {
    const asked = performance.getEntriesByName('sleuths:image-asked').at(0);
    const shown = performance.getEntriesByName('sleuths:image-shown').at(-1);
    return asked && shown && shown.startTime >= asked.startTime
      ? { took: shown.startTime - asked.startTime }
      : null;
  });
  return (await marks.jsonValue())!.took;
}

/** Frames while the list is scrolled by the wheel for some seconds. */
async function scroll(page: Page): Promise<void> {
  const list = page.getByRole('listbox').first();
  await list.hover();
  await page.evaluate(() => {
    const store = globalThis as unknown as { frames: number[]; scrolling: boolean };
    store.frames = [];
    store.scrolling = true;
    let before = performance.now();
    const tick = (now: number) => {
      store.frames.push(now - before);
      before = now;
      if (store.scrolling) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let step = 0; step < 200; step++) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const frames = await page.evaluate(() => {
    const store = globalThis as unknown as { frames: number[]; scrolling: boolean };
    store.scrolling = false;
    return store.frames;
  });
  const dropped = frames.reduce((sum, frame) => sum + Math.max(0, Math.round(frame / 16.7) - 1), 0);
  console.log(
    `scrolling: ${frames.length} frames, ${dropped} dropped ` +
      `(${((100 * dropped) / (frames.length + dropped)).toFixed(1)} %), longest ${ms(Math.max(...frames))}`,
  );
}

async function heap(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  console.log(
    `page: heap ${megabytes(value('JSHeapUsedSize'))} of ${megabytes(value('JSHeapTotalSize'))}, ` +
      `${value('Nodes').toLocaleString('en')} DOM nodes`,
  );
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
