import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { vi } from 'vitest';
import { generateSavanna } from '../../../../datasets/savanna/generate.ts';
import { defaultWeightsFolder } from '../../../../models/weights-folder.ts';
import { texts } from '../../../../webview/texts.ts';
import { filesOf } from '../../browser/files.ts';
import { CodeServer } from './code-server.ts';
import { packagedExtension } from './packaged-extension.ts';
import { launchBrowser, Workbench } from './workbench.ts';

/** A window of VS Code with the packaged extension, and beside it a small savanna to review. */
export class ReviewWindow {
  readonly editor: CodeServer;
  readonly workbench: Workbench;
  /** The dataset's folder. */
  readonly dataset: string;
  readonly disk: ReturnType<typeof filesOf>;
  readonly #root: string;
  readonly #browser: Browser;

  private constructor(root: string, editor: CodeServer, browser: Browser, workbench: Workbench) {
    this.#root = root;
    this.#browser = browser;
    this.editor = editor;
    this.workbench = workbench;
    this.dataset = path.join(root, 'savanna');
    this.disk = filesOf(this.dataset);
  }

  /** @param keybindings what the person has in keybindings.json */
  static async open(keybindings: readonly object[]): Promise<ReviewWindow> {
    const root = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-review-'));
    const [editor, browser] = await Promise.all([
      packagedExtension().then((vsix) =>
        CodeServer.start({ vsix, keybindings, env: { SLEUTHS_MODELS: defaultWeightsFolder() } }),
      ),
      launchBrowser(),
      generateSavanna({ folder: path.join(root, 'savanna'), size: 'small' }),
    ]);
    const workbench = await Workbench.open(browser, editor.url(root));
    return new ReviewWindow(root, editor, browser, workbench);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.editor.stop();
    await fs.rm(this.#root, { recursive: true, force: true });
  }

  /** The page of the review in the panel that is in front. */
  get page(): FrameLocator {
    return this.workbench.webview();
  }

  /** @param name a part of its path, or of what is said of its boxes */
  photograph(name: string | RegExp = ''): Locator {
    return this.page.getByRole('application', { name });
  }

  individual(): Locator {
    return this.page.getByRole('combobox', { name: texts.inspector.individual });
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: texts.filters.search }).fill(text);
  }

  /** A photograph in the list. */
  listed(name = ''): Locator {
    return this.page
      .getByRole('listbox', { name: texts.images.list })
      .getByRole('option', { name });
  }

  /** Chooses a photograph in the list, and shows the whole list again. */
  async openPhotograph(name: string): Promise<void> {
    await this.search(name);
    await this.listed(name).click();
    await this.photograph(name).waitFor();
    await this.search('');
    await this.listed().nth(3).waitFor();
  }

  /** To where the keys of the review are heard. */
  async toPhotograph(): Promise<void> {
    await this.photograph().focus();
    // VS Code hears of it by way of the extension host, and says nothing when it has.
    await delay(300);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.workbench.page.keyboard.press(key);
  }

  /** Waits until an image's first box is on disk as expected; null: there is none. */
  async firstBox(image: string, expected: object | null): Promise<void> {
    await soon(
      async () => {
        const [box] = await this.disk.sidecar(image);
        if (expected === null) return box === undefined;
        return Object.entries(expected).every(
          ([key, value]) => (box as Record<string, unknown> | undefined)?.[key] === value,
        );
      },
      `${image} as ${JSON.stringify(expected)}`,
    );
  }
}

/** Waits for something that comes about without a sign in the page. */
export async function soon(holds: () => Promise<boolean>, what: string): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await holds())) throw new Error(`Not so: ${what}`);
    },
    { timeout: 20_000, interval: 100 },
  );
}
