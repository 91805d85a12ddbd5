import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ReviewWindow } from '../harness/review-window.ts';

/** A labelled photograph with one box of a known individual. */
const image = 'train/ACACIA_20240611_082132';

/** Bound by the person whose window it is. */
export const ownKeys = [{ key: 'l', command: 'safari-sleuths.review.viewpoint-back' }];

/** Keys are VS Code's: bound there, and heard only where they are meant. */
export function keyCases(window: () => ReviewWindow): void {
  test('a key that a person has bound in keybindings.json does the verb', async () => {
    await window().openPhotograph('ACACIA_20240611_082132.jpg');
    await window().toPhotograph();
    await window().press('l');
    await window().firstBox(image, { viewpoint: 'back' });
  });

  test('the palette has the verbs of what is shown, and no others', async () => {
    const { workbench } = window();
    expect(await workbench.listed('Safari Sleuths: Another Individual')).toBe(false);
    await workbench.command('Safari Sleuths: Viewpoint: Front');
    await window().firstBox(image, { viewpoint: 'front' });
  });

  test('a key acts once', async () => {
    await window().toPhotograph();
    await window().press('q');
    await window().firstBox(image, { viewpoint: 'left' });
    // Twice would take it away again.
    await delay(400);
    await window().firstBox(image, { viewpoint: 'left' });
  });

  test('a wrong name is corrected; in the field Ctrl+Z takes back what was typed', async () => {
    const review = window();
    const label = await review.disk.label(image);
    const before = await review.disk.sidecar(image);
    await review.toPhotograph();
    await review.press('n');
    await expect
      .poll(() => review.individual().evaluate((one) => one === document.activeElement))
      .toBe(true);
    // Each of them is a verb: reject, unidentifiable, draw, empty, accept.
    await review.workbench.page.keyboard.type('rudea', { delay: 20 });
    await expect.poll(() => review.individual().inputValue()).toBe('rudea');
    await review.press('Control+z');
    await delay(300);
    expect(await review.disk.sidecar(image)).toEqual(before);
    await review.individual().fill('Mil');
    await review.page.getByRole('option', { name: 'Milia' }).waitFor();
    await review.press('Enter');
    await review.firstBox(image, { individual: 'Milia', state: 'accepted' });
    expect(await review.disk.label(image)).toBe(label);
  });

  test('keys typed elsewhere in the window are not the review’s', async () => {
    const review = window();
    const before = await review.disk.sidecar(image);
    await review.workbench.entry('savanna').click();
    await delay(300);
    await review.press('r');
    await delay(400);
    expect(await review.disk.sidecar(image)).toEqual(before);
  });
}
