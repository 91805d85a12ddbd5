import fs from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { texts } from '../../../../webview/texts.ts';
import type { ReviewWindow } from '../harness/review-window.ts';
import { serverProcesses } from '../harness/server-processes.ts';

const onLinux = process.platform === 'linux';

/** What other programs do to the files, and what happens to the panel, loses nothing. */
export function survivingCases(window: () => ReviewWindow): void {
  test('a label file that is saved in VS Code’s own editor shows up in the panel beside it', async () => {
    const review = window();
    const image = 'train/TRAIL_20240611_060959';
    const { workbench, disk } = review;
    await review.openPhotograph('TRAIL_20240611_060959.jpg');
    const boxes = (await disk.boxes(image)).length;
    const shows = (count: number) =>
      review.photograph(`images/${texts.photo.canvas(`${image}.jpg`, count)}`);
    await shows(boxes).waitFor();

    await workbench.openFile('TRAIL_20240611_060959.txt');
    await workbench.command('View: Move Editor into Next Group');
    await shows(boxes).waitFor();
    await workbench.page.locator('.monaco-editor .view-lines').first().click();
    await review.press('Control+End');
    await workbench.page.keyboard.type('0 0.2 0.2 0.1 0.1');
    await review.press('Control+s');
    await shows(boxes + 1).waitFor();
    expect(await disk.boxes(image)).toHaveLength(boxes + 1);
    await review.press('Control+F4');
    await workbench.command('View: Close All Editors in Group').catch(() => undefined);
  });

  test('a panel that was hidden is as it was', async () => {
    const review = window();
    const { workbench } = review;
    await review.search('TRAIL');
    await review.listed('TRAIL').first().waitFor();
    await workbench.openFile('data.yaml');
    await workbench.tab('savanna').click();
    await review.photograph('TRAIL_20240611_060959').waitFor();
    const search = review.page.getByRole('searchbox', { name: texts.filters.search });
    expect(await search.inputValue()).toBe('TRAIL');
    await review.search('');
  });

  test.runIf(onLinux)('a decision that a dead server never took is saved by the next', async () => {
    const review = window();
    const image = 'train/ACACIA_20240611_082536';
    await review.openPhotograph('ACACIA_20240611_082536.jpg');
    await review.toPhotograph();
    const [server] = await serverProcesses(review.editor.home);
    process.kill(server!, 'SIGSTOP');
    await review.press('r');
    await review.page.getByText(texts.top.saving).waitFor();
    await review.workbench.command('Safari Sleuths: Restart Server');
    await review.firstBox(image, { state: 'rejected' });
    await review.page.getByText(texts.top.saved).waitFor();
    expect(await serverProcesses(review.editor.home)).not.toContain(server);
  });

  test.runIf(onLinux)('a reload keeps the photograph, and what was not saved', async () => {
    const review = window();
    const image = 'train/RIVERBED_20240611_081403';
    const { workbench } = review;
    await review.openPhotograph('RIVERBED_20240611_081403.jpg');
    await review.toPhotograph();
    const [server] = await serverProcesses(review.editor.home);
    process.kill(server!, 'SIGSTOP');
    await review.press('u');
    await review.page.getByText(texts.top.saving).waitFor();
    // In a browser VS Code writes its state down every five seconds or, when busy, later; and not
    // when it is reloaded. A reload that came too early is no fault of the panel.
    await delay(7_000);
    await workbench.page.reload();
    await review.firstBox(image, { state: 'unidentifiable' });
    await review.openPhotograph('RIVERBED_20240611_081403.jpg');
  });

  test.runIf(onLinux)('no server outlives its window', async () => {
    const { editor, workbench } = window();
    expect(await serverProcesses(editor.home)).toHaveLength(1);
    await workbench.page.close();
    await vi.waitFor(async () => expect(await serverProcesses(editor.home)).toEqual([]), {
      timeout: 30_000,
      interval: 250,
    });
    expect(await fs.readdir(window().dataset)).toContain('labels');
  });
}
