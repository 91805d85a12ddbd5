import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { generateSavanna } from '../../../datasets/savanna/generate.ts';
import { launchBrowser } from '../vscode/harness/workbench.ts';
import { filesOf } from './files.ts';
import { ReviewPage } from './review-page.ts';
import { startServer, type ReviewServer } from './server.ts';

/** A dataset of its own, the real server on it, and a browser that shows its page. */
export class Savanna {
  readonly token: string;
  /** A folder of its own, in which the dataset lies. */
  readonly folder: string;
  /** The dataset. */
  readonly path: string;
  readonly disk: ReturnType<typeof filesOf>;
  readonly browser: Browser;
  readonly review: ReviewPage;
  server: ReviewServer;

  private constructor(
    parts: Pick<Savanna, 'token' | 'folder' | 'path' | 'browser' | 'review' | 'server'>,
  ) {
    this.token = parts.token;
    this.folder = parts.folder;
    this.path = parts.path;
    this.disk = filesOf(parts.path);
    this.browser = parts.browser;
    this.review = parts.review;
    this.server = parts.server;
  }

  /** @param before done with the server before the page is opened, such as long work */
  static async open(
    options: BrowserContextOptions = {},
    before: (origin: string, token: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<Savanna> {
    const token = 'the-key-of-the-browser-tests';
    const folder = await mkdtemp(join(tmpdir(), 'sleuths-browser-'));
    const path = join(folder, 'savanna');
    await generateSavanna({ folder: path, size: 'small' });
    const server = await startServer(path, { token });
    await before(`http://127.0.0.1:${server.port}`, token);
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
    const review = new ReviewPage(page);
    await page.goto(server.url);
    await review.photograph().waitFor();
    return new Savanna({ token, folder, path, browser, review, server });
  }

  /** The server at the address where it was before. */
  async startAgain(): Promise<void> {
    this.server = await startServer(this.path, { token: this.token, port: this.server.port });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
