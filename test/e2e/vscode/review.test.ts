import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { generateSavanna } from '../../../datasets/savanna/generate.ts';
import { defaultWeightsFolder } from '../../../models/weights-folder.ts';
import { texts } from '../../../webview/texts.ts';
import { CodeServer } from './harness/code-server.ts';
import { packagedExtension } from './harness/packaged-extension.ts';
import { serverProcesses } from './harness/server-processes.ts';
import { launchBrowser, Workbench } from './harness/workbench.ts';

let root: string;
let savanna: string;
let editor: CodeServer;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-review-'));
  savanna = path.join(root, 'savanna');
  await generateSavanna({ folder: savanna, size: 'small' });
  editor = await CodeServer.start({
    vsix: await packagedExtension(),
    env: { SLEUTHS_MODELS: defaultWeightsFolder() },
  });
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, editor.url(root));
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail' || workbench.page.isClosed()) return;
  await workbench.page.screenshot({ path: `.cache/e2e/vscode ${task.name}.png` });
});

afterAll(async () => {
  await browser?.close();
  await editor?.stop();
  await fs.rm(root, { recursive: true, force: true });
});

const label = (image: string) =>
  fs.readFile(path.join(savanna, 'labels', `${image}.txt`), 'utf8').catch(() => null);

interface Sidecar {
  boxes: { individual: string | null; state: string; line: string | null }[];
}

async function boxes(image: string): Promise<Sidecar['boxes']> {
  const file = path.join(savanna, 'identities', `${image}.json`);
  return (JSON.parse(await fs.readFile(file, 'utf8')) as Sidecar).boxes;
}

/** Chooses a photograph in the list of the page. */
async function openPhotograph(name: string): Promise<void> {
  const page = workbench.webview();
  await page.getByRole('searchbox', { name: texts.filters.search }).fill(name);
  await page.getByRole('option', { name }).click();
  await page.getByRole('application', { name }).waitFor();
}

test('a dataset opens from the palette, is indexed, and shows who it probably is', async () => {
  await workbench.command('Safari Sleuths: Open Dataset');
  await workbench.chooseFolder(savanna);
  const page = workbench.webview();
  await page.getByRole('button', { name: texts.jobs.index }).click();
  await openPhotograph('PLAIN_20240626_180320.jpg');
  const first = page.getByRole('button', { name: /^Amani, rank 1/ });
  await first.waitFor({ timeout: 90_000 });
  const exemplar = first.locator('img').first();
  await vi.waitFor(async () =>
    expect(await exemplar.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0),
  );
});

test('a box and an individual that a person corrects are on disk', async () => {
  const page = workbench.webview();
  const image = 'incoming/PLAIN_20240626_180320';
  expect(await label(image)).toBeNull();
  const shift = async () => {
    await page.getByRole('application').focus();
    await workbench.page.keyboard.press('Shift+ArrowRight');
  };
  await shift();
  await page.getByRole('combobox', { name: texts.inspector.individual }).fill('Zawadi');
  await page.getByRole('option', { name: texts.inspector.addIndividual('Zawadi') }).click();
  await vi.waitFor(async () => expect(await label(image)).toMatch(/^0( 0\.\d+){4}\n$/), 10_000);
  expect(await boxes(image)).toMatchObject([
    { individual: 'Zawadi', state: 'accepted', line: (await label(image))?.trim() },
  ]);

  const [, before] = (await label(image))!.split(' ').map(Number);
  await openPhotograph('PLAIN_20240626_180320.jpg');
  await page.getByRole('combobox', { name: texts.inspector.individual }).waitFor();
  await shift();
  await vi.waitFor(async () => {
    const [, after] = (await label(image))!.split(' ').map(Number);
    // Ten of the photograph's 480 pixels.
    expect(after! - before!).toBeCloseTo(10 / 480, 4);
  }, 10_000);
});

test('a wrong name in the gallery is corrected without touching the label file', async () => {
  const page = workbench.webview();
  const image = 'train/ACACIA_20240611_082132';
  const untouched = await label(image);
  expect((await boxes(image))[0]?.individual).toBe('Pundo');
  await openPhotograph('ACACIA_20240611_082132.jpg');
  const field = page.getByRole('combobox', { name: texts.inspector.individual });
  await expect.poll(() => field.inputValue()).toBe('Pundo');
  await field.fill('Mil');
  await page.getByRole('option', { name: 'Milia' }).click();
  await vi.waitFor(async () => expect((await boxes(image))[0]?.individual).toBe('Milia'), 10_000);
  expect(await label(image)).toBe(untouched);
});

test('a photograph keeps its proportions in a small window', async () => {
  const { page } = workbench;
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 1200, height: 480 });
  try {
    const picture = workbench.webview().locator('[data-layer=screen]');
    await vi.waitFor(async () => {
      const { width, height } = (await picture.boundingBox())!;
      expect(height).toBeLessThan(360);
      expect(width / height).toBeCloseTo(480 / 360, 1);
    }, 5_000);
  } finally {
    await page.setViewportSize(size);
  }
});

test('after the window was reloaded the panel shows the same photograph', async () => {
  // In a browser VS Code writes its state down every five seconds or, when busy, later; and not
  // when it is reloaded. A reload that came too early is no fault of the panel.
  const reload = async () => {
    await openPhotograph('KOPJE_20240611_081301.jpg');
    await delay(6_000);
    await workbench.page.reload();
    const photograph = workbench.webview().getByRole('application');
    expect(await photograph.getAttribute('aria-label')).toContain('KOPJE_20240611_081301');
  };
  await vi.waitFor(reload, 100_000);
});

test('a folder’s context menu opens it, in the panel that it has', async () => {
  await workbench.contextMenu(workbench.entry('savanna'), 'Open Dataset');
  await workbench.webview().getByRole('application').waitFor();
  expect(await workbench.tab('savanna').count()).toBe(1);
});

test('the page keeps to its content security policy', () => {
  const refused = workbench.complaints.filter((text) => text.includes('Content Security Policy'));
  // VS Code's own frame around the page is none of ours.
  expect(refused.filter((text) => !text.includes('webview/browser/pre'))).toEqual([]);
});

test.runIf(process.platform === 'linux')('no server outlives its window', async () => {
  expect(await serverProcesses(editor.home)).toHaveLength(1);
  await workbench.page.close();
  await vi.waitFor(async () => expect(await serverProcesses(editor.home)).toEqual([]), {
    timeout: 30_000,
    interval: 250,
  });
});
