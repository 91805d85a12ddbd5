import { expect, test } from 'vitest';
import { texts } from '../../../../webview/texts.ts';
import type { ReviewWindow } from '../harness/review-window.ts';

/** What needs more of a webview than elements and pictures. */
export function viewCases(window: () => ReviewWindow): void {
  test('two animals are compared side by side, each in its picture', async () => {
    const review = window();
    await review.openPhotograph('PLAIN_20240626_180320.jpg');
    await review.page.getByRole('button', { name: /, rank 1/ }).waitFor();
    await review.toPhotograph();
    await review.press('c');
    const pictures = review.page.locator('.compare-scene canvas, .compare-scene img');
    await pictures.nth(1).waitFor();
    await review.press('Escape');
    await review.photograph().waitFor();
  });

  test('the map is made and drawn', async () => {
    const review = window();
    await review.toPhotograph();
    await review.press('Alt+6');
    await review.page.getByRole('button', { name: texts.map.make }).click();
    const canvas = review.page.locator('.map-surface canvas').first();
    await canvas.waitFor({ timeout: 60_000 });
    expect((await canvas.boundingBox())!.width).toBeGreaterThan(200);
    await review.press('Alt+1');
    await review.photograph().waitFor();
  });
}
