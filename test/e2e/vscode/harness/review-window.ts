import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { generateSavanna } from '../../../../datasets/savanna/generate.ts';
import { defaultWeightsFolder } from '../../../../models/weights-folder.ts';
import { texts } from '../../../../webview/texts.ts';
import { filesOf } from '../../browser/files.ts';
import { CodeServer, type CodeServerOptions } from './code-server.ts';
import { packagedExtension } from './packaged-extension.ts';
import { launchBrowser, Workbench } from './workbench.ts';

export interface ReviewWindowOptions extends Pick<CodeServerOptions, 'keybindings'> {
  /** Makes what is reviewed in a folder, under a name of its own; a small savanna by default. */
  dataset?: { name: string; make: (folder: string) => Promise<unknown> };
}

const savanna: NonNullable<ReviewWindowOptions['dataset']> = {
  name: 'savanna',
  make: (folder) => generateSavanna({ folder, size: 'small' }),
};

/** A window of VS Code with the packaged extension, and in it a folder with a dataset to review. */
export class ReviewWindow {
  readonly editor: CodeServer;
  readonly workbench: Workbench;
  /** The dataset's folder. */
  readonly dataset: string;
  readonly disk: ReturnType<typeof filesOf>;
  readonly #root: string;
  readonly #browser: Browser;

  private constructor(dataset: string, editor: CodeServer, browser: Browser, workbench: Workbench) {
    this.#root = path.dirname(dataset);
    this.#browser = browser;
    this.editor = editor;
    this.workbench = workbench;
    this.dataset = dataset;
    this.disk = filesOf(this.dataset);
  }

  static async open({ dataset = savanna, ...options }: ReviewWindowOptions): Promise<ReviewWindow> {
    const root = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-review-'));
    const folder = path.join(root, dataset.name);
    const [editor, browser] = await Promise.all([
      packagedExtension().then((vsix) =>
        CodeServer.start({ ...options, vsix, env: { SLEUTHS_MODELS: defaultWeightsFolder() } }),
      ),
      launchBrowser(),
      dataset.make(folder),
    ]);
    const workbench = await Workbench.open(browser, editor.url(root));
    return new ReviewWindow(folder, editor, browser, workbench);
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

  /** Opens the dataset from the palette, and has animals found in all its photographs. */
  async openDataset(): Promise<void> {
    await this.workbench.command('Safari Sleuths: Open Dataset');
    await this.workbench.chooseFolder(this.dataset);
    await this.page.getByRole('button', { name: texts.jobs.index }).click();
  }

  /** Who an animal of the open photograph most probably is. */
  async firstSuggestion(name = ''): Promise<Locator> {
    const first = this.page.getByRole('button', { name: new RegExp(`^${name}.*, rank 1`) });
    await first.waitFor({ timeout: 90_000 });
    return first;
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
  const deadline = Date.now() + 20_000;
  let cause: unknown;
  const failed = (error: unknown) => {
    cause = error;
    return false;
  };
  while (!(await holds().catch(failed))) {
    if (Date.now() > deadline) throw new Error(`Not so: ${what}`, { cause });
    await delay(100);
  }
}
