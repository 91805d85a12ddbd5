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
import { launchBrowser, Workbench } from './harness/workbench.ts';

let root: string;
let savanna: string;
let editor: CodeServer;
let browser: Browser;
let workbench: Workbench;

/** A labelled photograph of the sample, with one box of a known individual. */
const image = 'train/ACACIA_20240611_082132';

beforeAll(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-verbs-'));
  savanna = path.join(root, 'savanna');
  await generateSavanna({ folder: savanna, size: 'small' });
  editor = await CodeServer.start({
    vsix: await packagedExtension(),
    env: { SLEUTHS_MODELS: defaultWeightsFolder() },
  });
  const keys = [{ key: 'l', command: 'safari-sleuths.review.viewpoint-back' }];
  const user = path.join(editor.home, 'data', 'User');
  await fs.writeFile(path.join(user, 'keybindings.json'), JSON.stringify(keys));
  browser = await launchBrowser();
  workbench = await Workbench.open(browser, editor.url(root));
  await workbench.command('Safari Sleuths: Open Dataset');
  await workbench.chooseFolder(savanna);
  const page = workbench.webview();
  await page.getByRole('searchbox').first().fill(image.split('/')[1]!);
  await page.getByRole('option', { name: image.split('/')[1]! }).click();
  await page.getByRole('application', { name: image }).waitFor();
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

interface Box {
  individual: string | null;
  state: string;
  viewpoint?: string | null;
}

async function box(): Promise<Box> {
  const file = path.join(savanna, 'identities', `${image}.json`);
  const { boxes } = JSON.parse(await fs.readFile(file, 'utf8')) as { boxes: Box[] };
  return boxes[0]!;
}

const viewpoint = async () => (await box()).viewpoint ?? null;

/** On the photograph, and the editor has been told so. */
async function toPhotograph(): Promise<void> {
  await workbench.webview().getByRole('application').focus();
  await delay(500);
}

/** Presses a key and waits for what it does; pressed twice, a viewpoint would be gone again. */
async function pressFor(key: string, expected: string | null): Promise<void> {
  await workbench.page.keyboard.press(key);
  await vi.waitFor(async () => expect(await viewpoint()).toBe(expected), 10_000);
  await delay(500);
  expect(await viewpoint()).toBe(expected);
}

test('a key of the review acts once, and Ctrl+Z takes it back', async () => {
  await toPhotograph();
  const before = await viewpoint();
  const { key, side } =
    before === 'left' ? { key: 'w', side: 'right' } : { key: 'q', side: 'left' };
  await pressFor(key, side);
  await pressFor('Control+z', before);
  await pressFor('Control+Shift+z', side);
});

test('a key that a person has bound in keybindings.json does the verb', async () => {
  await toPhotograph();
  await pressFor('l', 'back');
});

test('the palette has the verbs', async () => {
  await workbench.command('Safari Sleuths: Viewpoint: Front');
  await vi.waitFor(async () => expect(await viewpoint()).toBe('front'), 10_000);
});

test('letters of a name decide nothing, and Ctrl+Z in the field takes back what was typed', async () => {
  await toPhotograph();
  const before = await box();
  await workbench.page.keyboard.press('n');
  const field = workbench.webview().getByRole('combobox', { name: texts.inspector.individual });
  await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
  // Each of them is a verb: reject, unidentifiable, draw, empty, accept.
  await workbench.page.keyboard.type('rudea', { delay: 40 });
  await expect.poll(() => field.inputValue()).toBe('rudea');
  await delay(500);
  expect(await box()).toEqual(before);
  await workbench.page.keyboard.press('Control+z');
  await delay(500);
  expect(await box()).toEqual(before);
  await field.fill('Rudea');
  await workbench.page.keyboard.press('Enter');
  await vi.waitFor(async () => expect((await box()).individual).toBe('Rudea'), 10_000);
  expect((await box()).state).toBe('accepted');
});

test('keys typed elsewhere in the window are not the review’s', async () => {
  const before = await box();
  await workbench.entry('savanna').click();
  await delay(500);
  await workbench.page.keyboard.press('r');
  await delay(800);
  expect(await box()).toEqual(before);
});
