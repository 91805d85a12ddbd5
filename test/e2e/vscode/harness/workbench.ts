import fs from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import {
  chromium as playwright,
  type Browser,
  type FrameLocator,
  type Locator,
  type Page,
} from 'playwright-core';
import { chromium } from '../../../../scripts/chromium.mjs';

const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium(), args: browserFlags });
}

/** A VS Code window as a person uses it: palette, explorer, tabs, webviews. */
export class Workbench {
  readonly page: Page;
  /** Errors that the window and its webviews wrote to the console. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens a window at an address of `CodeServer.url` and waits until it can be used. */
  static async open(browser: Browser, url: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(page);
    await page.goto(url);
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    return workbench;
  }

  /** Runs a command from the palette, by the name that it is listed under. */
  async command(title: string): Promise<void> {
    await this.#pick(`>${title}`, title);
  }

  /**
   * Chooses a row of the palette. A palette that opened before the extension was registered stays
   * without its commands, and one closes when an editor takes the focus: it is opened again.
   */
  async #pick(typed: string, listed: string): Promise<void> {
    const { page } = this;
    const input = page.locator('.quick-input-widget input').first();
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: listed }).first();
    const soon = { timeout: 2_000 };
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      await page.keyboard.press('F1');
      try {
        await input.fill(typed, soon);
        await row.click(soon);
        return;
      } catch {
        await page.keyboard.press('Escape');
      }
    }
    throw new Error(`The palette does not list “${listed}”.`);
  }

  /** Whether the palette lists a command; one that does is needed to know that it lists any. */
  async listed(title: string): Promise<boolean> {
    const { page } = this;
    await page.keyboard.press('F1');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await page.locator('.quick-input-widget input').first().fill(`>${title}`);
    await rows.first().waitFor();
    await delay(300);
    const found = await rows.filter({ hasText: title }).count();
    await page.keyboard.press('Escape');
    return found > 0;
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.#pick(name, name);
    await this.tab(name).waitFor();
  }

  /** Answers the dialog that asks for a folder; `folder` has a folder in it. */
  async chooseFolder(folder: string): Promise<void> {
    const entries = await fs.readdir(folder, { withFileTypes: true });
    const child = entries.find((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    if (!child) throw new Error(`${folder} has no folder in it to be recognised by.`);
    const input = this.page.locator('.quick-input-widget input').first();
    const accept = this.page.locator('.quick-input-action .monaco-button').first();
    const row = this.page.locator('.quick-input-list .monaco-list-row');
    await accept.waitFor();
    const deadline = Date.now() + 30_000;
    while ((await accept.isVisible()) && Date.now() < deadline) {
      // It begins with a folder of its own, now or in a moment; what was typed before is lost.
      await input.fill(`${folder}/`);
      await delay(500);
      const read = await row.getByText(child.name, { exact: true }).isVisible();
      if (read && (await input.inputValue()) === `${folder}/`) await accept.click();
      await delay(500);
    }
  }

  /** An entry of the explorer by its name. */
  entry(name: string): Locator {
    return this.page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
  }

  /** Clicks an item of an entry's context menu. */
  async contextMenu(entry: Locator, item: string): Promise<void> {
    await entry.click({ button: 'right' });
    await this.page.locator('.monaco-menu').getByText(item, { exact: true }).click();
  }

  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: name });
  }

  /** The page inside the webview that is in front. */
  webview(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready:visible')
      .frameLocator('iframe#active-frame');
  }
}
