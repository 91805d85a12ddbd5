import type { Frame, Page } from 'playwright-core';
import { texts } from '../../../webview/texts.ts';
import type { ReviewPage } from './review-page.ts';

export const themes = ['dark', 'light', 'hc-dark', 'hc-light'] as const;
export type Theme = (typeof themes)[number];

/** Something that fills the page or lies over it, and how one gets there. */
export interface View {
  name: string;
  open: (review: ReviewPage) => Promise<void>;
}

const patience = { timeout: 20_000 };

/** Presses Escape until no dialog is open and the queue of photographs is shown. */
export async function home(review: ReviewPage): Promise<void> {
  const { page } = review;
  for (let i = 0; i < 5 && (await page.locator('dialog[open]').count()) > 0; i++) {
    await page.keyboard.press('Escape');
  }
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Alt+1');
  await review.photograph().waitFor(patience);
}

/** By key, from the queue of photographs, until something of the view is there. */
const byKeys =
  (keys: string, seen: string): View['open'] =>
  async (review) => {
    await home(review);
    await review.press(keys);
    await review.page.locator(seen).first().waitFor(patience);
  };

/** Every view of an open and indexed dataset. */
export const views: readonly View[] = [
  { name: 'photograph', open: home },
  { name: 'encounters', open: byKeys('Alt+2', '.board') },
  { name: 'individuals', open: byKeys('Alt+3', '.board') },
  { name: 'unknowns', open: byKeys('Alt+4', '.board') },
  { name: 'compare', open: byKeys('c', '.compare-scene') },
  {
    name: 'overview',
    open: byKeys('Alt+5', '.individual-card'),
  },
  { name: 'map', open: byKeys('Alt+6', '.map-surface canvas') },
  {
    name: 'map-selection',
    open: async (review) => {
      await byKeys('Alt+6', '.map-surface canvas')(review);
      const line = review.page.locator('.legend-line').first();
      // A second click would let go of it.
      if ((await line.getAttribute('aria-selected')) !== 'true') await line.click();
      await review.page.locator('.legend-actions vscode-button').click();
      await review.page.locator('.selected-crop').first().waitFor(patience);
    },
  },
  { name: 'filters', open: byKeys('/', '.filter-panel, input[type=search]') },
  { name: 'keys', open: byKeys('?', 'dialog[open]') },
  { name: 'surest', open: byKeys('Shift+S', 'dialog[open]') },
  {
    name: 'problems',
    open: async (review) => {
      await home(review);
      await review.page.getByRole('tab', { name: texts.modes.names.problems }).click();
    },
  },
];

/** Takes on a theme, as the page's own switch does. */
export async function showTheme(review: ReviewPage, theme: Theme): Promise<void> {
  await review.page.locator('.theme-switch').selectOption(theme);
}

/** Pictures are there and nothing moves any more. */
export async function atRest({ page }: { page: Page | Frame }): Promise<void> {
  await page.waitForFunction(
    () =>
      [...document.images].every((image) => image.complete) &&
      // Where a crop is still asked for, nothing is in its place.
      document.querySelector('span.crop:empty') === null,
    undefined,
    patience,
  );
  await page.waitForTimeout(150);
}
