import { expect, test } from 'vitest';
import { texts } from '../../../../webview/texts.ts';
import { soon, type ReviewWindow } from '../harness/review-window.ts';

/** A dataset comes into the panel. */
export function openingCases(window: () => ReviewWindow): void {
  test('a dataset opens from the palette, is indexed, and shows who it probably is', async () => {
    const { workbench, dataset, page } = window();
    await workbench.command('Safari Sleuths: Open Dataset');
    await workbench.chooseFolder(dataset);
    await page.getByRole('button', { name: texts.jobs.index }).click();
    await window().openPhotograph('PLAIN_20240626_180320.jpg');
    const first = page.getByRole('button', { name: /^Amani, rank 1/ });
    await first.waitFor({ timeout: 90_000 });
    const exemplar = first.locator('img').first();
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
