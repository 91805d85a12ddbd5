import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { texts } from '../../../../webview/texts.ts';
import type { ReviewWindow } from '../harness/review-window.ts';

/** A burst that nobody has decided about, and a copy of its last that says no time. */
const burst = ['180320', '180322', '180325', '180325_copy'].map(
  (end) => `incoming/PLAIN_20240626_${end}`,
) as [string, string, string, string];

/** What people do all day, by keys alone. */
export function mainLoopCases(window: () => ReviewWindow): void {
  const labels = () => Promise.all(burst.map((image) => window().disk.label(image)));
  const ranked = () =>
    window()
      .page.getByRole('button', { name: /, rank 1/ })
      .first();

  test('accept, assign, name and reject by keys; undo and redo them all', async () => {
    const review = window();
    const [accepted, assigned, named, rejected] = burst;
    await review.openPhotograph('PLAIN_20240626_180320.jpg');
    expect(await labels()).toEqual([null, null, null, null]);

    await ranked().waitFor();
    await review.toPhotograph();
    await review.press('Enter');
    await review.photograph(assigned).waitFor();
    await review.firstBox(accepted, { individual: 'Amani', state: 'accepted' });

    await ranked().waitFor();
    await review.press('1');
    await review.photograph(named).waitFor();
    await review.firstBox(assigned, { individual: 'Amani', state: 'accepted' });

    // All at once, as people type: letters before the field has the focus are letters all the same.
    await review.press('n', ...'Rudea', 'Enter');
    await review.photograph(rejected).waitFor();
    await review.firstBox(named, { individual: 'Rudea', state: 'accepted' });

    await review.press('r');
    await review.firstBox(rejected, { individual: null, state: 'rejected' });
    const decided = await labels();
    expect(decided).toEqual([...Array<unknown>(3).fill(expect.any(String)), null]);

    await review.toPhotograph();
    await review.press(...burst.map(() => 'Control+z'));
    await review.firstBox(accepted, null);
    expect(await labels()).toEqual([null, null, null, null]);
    // Undo goes to the place that it changes.
    await review.photograph(accepted).waitFor();
    await review.press(...burst.map(() => 'Control+Shift+z'));
    await review.firstBox(rejected, { state: 'rejected' });
    expect(await labels()).toEqual(decided);
    await review.press(...burst.map(() => 'Control+z'));
    await review.firstBox(accepted, null);
  });

  test('the next and the previous photograph by keys', async () => {
    const review = window();
    await review.openPhotograph('ACACIA_20240611_082132.jpg');
    await review.toPhotograph();
    await review.press('j');
    await review.photograph('ACACIA_20240611_082536').waitFor();
    await review.press('k');
    await review.photograph('ACACIA_20240611_082132').waitFor();
  });

  test('a box is moved by the pixel', async () => {
    const review = window();
    const image = 'train/ACACIA_20240611_082132';
    const [before] = await review.disk.boxes(image);
    await review.press('Shift+ArrowRight');
    // Ten of the photograph's 480 pixels.
    await expect
      .poll(async () => (await review.disk.boxes(image))[0]![1]! - before![1]!)
      .toBeCloseTo(10 / 480, 4);
    await review.press('Control+z');
    await expect.poll(() => review.disk.boxes(image)).toEqual([before]);
  });

  test('an encounter is decided at once on its board, and taken back at once', async () => {
    const review = window();
    await review.toPhotograph();
    await review.press('Alt+2');
    const encounters = review.page.getByRole('listbox', { name: texts.board.encounters.list });
    await encounters.getByRole('option', { name: /18:03:20/ }).click();
    const tiles = review.page.getByRole('listbox', { name: texts.board.grid });
    await tiles.getByRole('option').nth(2).waitFor();
    await tiles.focus();
    await ranked().waitFor();
    await delay(300);
    await review.press('Enter');
    for (const image of burst.slice(0, 3)) {
      await review.firstBox(image, { individual: 'Amani', state: 'accepted' });
    }
    await review.press('Control+z');
    for (const image of burst) await review.firstBox(image, null);
    expect(await labels()).toEqual([null, null, null, null]);
    await review.press('Alt+1');
    await review.photograph().waitFor();
  });
}
