import type { Locator, Page } from 'playwright-core';
import { texts } from '../../../webview/texts.ts';

/** The review page as a person uses it: by names, keys and the mouse. */
export class ReviewPage {
  readonly page: Page;
  /** Errors of the page's own code, and what the content security policy refused. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) this.complaints.push(message.text());
    });
  }

  photograph(): Locator {
    return this.page.getByRole('application');
  }

  individual(): Locator {
    return this.page.getByRole('combobox', { name: texts.inspector.individual });
  }

  species(): Locator {
    return this.page.getByRole('combobox', { name: texts.inspector.species });
  }

  notice(): Locator {
    return this.page.getByRole('alert');
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Chooses a photograph in the list. */
  async openPhotograph(name: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: texts.filters.search }).fill(name);
    await this.page.getByRole('option', { name }).click();
    await this.page.getByRole('application', { name }).waitFor();
    await this.settled();
  }

  /** The picture is there, so that boxes lie where they stay. */
  async settled(): Promise<void> {
    await this.page.locator('[data-layer=screen] img').waitFor({ state: 'visible' });
  }

  /** Everything decided so far has been taken by the server. */
  async saved(): Promise<void> {
    await this.page.getByText(texts.top.saved).waitFor();
  }

  /** Where the selected box is, in CSS pixels of the page. */
  async selectedBox(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.page.locator('.box-selected .box-line').evaluate((line) => {
      const { x, y, width, height } = (line as SVGRectElement).getBoundingClientRect();
      return { x, y, width, height };
    });
    return box;
  }

  /** CSS pixels of the page for one whole photograph, in width and height. */
  async pictureSize(): Promise<{ width: number; height: number }> {
    const rect = await this.page.locator('[data-layer=screen] img').boundingBox();
    if (!rect) throw new Error('The photograph is not shown.');
    return rect;
  }

  async drag(from: [number, number], to: [number, number]): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(...from);
    await mouse.down();
    await mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 3 });
    await mouse.move(...to, { steps: 3 });
    await mouse.up();
  }
}
