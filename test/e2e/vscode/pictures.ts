// The pictures of the README that show VS Code, of the sample alone:
//   npm run screenshots
// The sample is copied first; nothing in it changes.
import { cp, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { texts } from '../../../webview/texts.ts';
import { takePicture } from '../browser/pictures.ts';
import { atRest, type Theme } from '../browser/views.ts';
import { ReviewWindow } from './harness/review-window.ts';

const [sample, folder] = process.argv.slice(2);
if (!sample || !folder) {
  console.error('Usage: pictures.ts <sample> <folder>');
  process.exit(1);
}
const out = resolve(folder);
/** Two animals beside each other. */
const photograph = 'PLAIN_20240626_180805.jpg';

/** As VS Code's `workbench.colorTheme` names them. */
const themes: Record<Theme, string> = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** Without the temporary folder's name and the count of open ports. */
const sameEachTime = {
  'window.title': '${activeEditorShort}',
  'remote.autoForwardPorts': false,
};

async function showTheme({ editor, workbench, page }: ReviewWindow, theme: string) {
  await editor.set({ ...sameEachTime, 'workbench.colorTheme': theme });
  await workbench.page.reload();
  await page.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
}

/** All work is done, and nothing more is said of it. */
async function finishJobs({ page }: ReviewWindow): Promise<void> {
  const ended = page.getByRole('status').filter({ hasText: texts.jobs.kinds.rank! });
  await ended.getByRole('button', { name: texts.jobs.dismiss }).click({ timeout: 90_000 });
}

/** Nothing is said, asked, pointed at or has the focus, and all pictures are there. */
async function settle(review: ReviewWindow): Promise<void> {
  const { workbench } = review;
  const { page } = workbench;
  await review.firstSuggestion();
  await review.page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.mouse.move(720, 2);
  for (const passing of ['.notification-toast', '.quick-input-widget', '.monaco-hover']) {
    await page.locator(passing).filter({ visible: true }).waitFor({ state: 'detached' });
  }
  const panel = await workbench.webview().owner().elementHandle();
  const frame = await panel?.contentFrame();
  if (!frame) throw new Error('The panel is not shown.');
  await atRest({ page: frame });
}

await mkdir(out, { recursive: true });
const review = await ReviewWindow.open({
  dataset: { name: 'sample', make: (copy) => cp(resolve(sample), copy, { recursive: true }) },
});
try {
  await review.workbench.command('View: Toggle Primary Side Bar Visibility');
  await review.openDataset();
  await finishJobs(review);
  for (const [name, theme] of Object.entries(themes)) {
    await showTheme(review, theme);
    await review.openPhotograph(photograph);
    await settle(review);
    await takePicture(review.workbench.page, join(out, `vscode-${name}.webp`));
  }
} finally {
  await review.close();
}
