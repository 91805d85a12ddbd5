import { expect, test } from 'vitest';
import { soon, type ReviewWindow } from '../harness/review-window.ts';

/** A dataset comes into the panel. */
export function openingCases(window: () => ReviewWindow): void {
  test('a dataset opens from the palette, is indexed, and shows who it probably is', async () => {
    await window().openDataset();
    await window().openPhotograph('PLAIN_20240626_180320.jpg');
    const exemplar = (await window().firstSuggestion('Amani')).locator('img').first();
    await soon(
      () => exemplar.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0),
      'a picture of Amani',
    );
  });

  test('a folder’s context menu opens it, in the panel that it has', async () => {
    const { workbench } = window();
    await workbench.contextMenu(workbench.entry('savanna'), 'Open Dataset');
    await window().photograph().waitFor();
    expect(await workbench.tab('savanna').count()).toBe(1);
  });

  test('a photograph keeps its proportions in a small window', async () => {
    const { page } = window().workbench;
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 1200, height: 480 });
    try {
      const picture = window().page.locator('[data-layer=screen]');
      await soon(async () => {
        const { width, height } = (await picture.boundingBox())!;
        return height < 360 && Math.abs(width / height - 480 / 360) < 0.05;
      }, 'a whole photograph');
    } finally {
      await page.setViewportSize(size);
    }
  });
}
