import { appendFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { texts } from '../../../webview/texts.ts';
import type { filesOf } from './files.ts';
import { prepareDataset } from './prepared-dataset.ts';
import type { ReviewPage } from './review-page.ts';
import { Savanna } from './savanna.ts';

let savanna: Savanna;
let review: ReviewPage;
let disk: ReturnType<typeof filesOf>;

const soon = { timeout: 15_000 };

beforeAll(async () => {
  savanna = await Savanna.open({}, prepareDataset);
  ({ review, disk } = savanna);
});

afterAll(() => savanna?.close());

describe('when something comes between', () => {
  const image = 'train/ACACIA_20240611_082132';
  const edits = '**/images/*/annotations';

  it('refuses to overwrite what another tool wrote, shows it, and redoes when asked', async () => {
    await review.openPhotograph('ACACIA_20240611_082132.jpg');
    const others = '0 0.100000 0.100000 0.100000 0.100000\n';
    await review.page.route(
      edits,
      async (route) => {
        await appendFile(disk.labelFile(image), others);
        await route.continue();
      },
      { times: 1 },
    );
    await review.photograph().focus();
    await review.press('q');
    const conflict = review.page.getByRole('dialog', { name: texts.conflict.title });
    await conflict.getByRole('figure', { name: texts.conflict.theirs }).waitFor(soon);
    expect(await disk.label(image)).toContain(others);
    await conflict.getByRole('button', { name: texts.conflict.applyMine(1, 1) }).click();
    await conflict.waitFor({ state: 'hidden' });
    await review.saved();
    expect(await disk.label(image)).toContain(others);
    expect(await disk.sidecar(image)).toMatchObject([{ viewpoint: 'left' }]);
  });

  it('shows a change that could not be saved, and saves it again when asked', async () => {
    await review.page.route(edits, (route) => route.abort(), { times: 1 });
    await review.photograph().focus();
    await review.press('w');
    await review.notice().getByText(texts.saves.failed).waitFor(soon);
    await review.page.getByText(texts.top.unsaved(1)).waitFor();
    await review.page.getByRole('button', { name: texts.saves.retry }).click();
    await review.saved();
    await review.notice().waitFor({ state: 'hidden' });
  });

  it('keeps decisions while the server is away and saves them when it is back', async () => {
    const name = 'ACACIA_20240611_082536.jpg';
    await review.openPhotograph(name);
    await review.individual().waitFor();
    await savanna.server.stop();
    await review.page.getByText(texts.connection.lost).waitFor(soon);
    await review.photograph().focus();
    await review.press('u');
    await review.page.getByText(texts.top.unsaved(1)).waitFor();
    await savanna.startAgain();
    await review.page
      .getByText(texts.connection.lost)
      .waitFor({ state: 'hidden', timeout: 30_000 });
    await review.saved();
    await vi.waitFor(
      async () =>
        expect(await disk.sidecar('train/ACACIA_20240611_082536')).toMatchObject([
          { state: 'unidentifiable' },
        ]),
      soon,
    );
  });

  it('comes back to the same photograph after a reload', async () => {
    await review.openPhotograph('RIVERBED_20240611_193945.jpg');
    await review.page.reload();
    await review.page.getByRole('application', { name: 'RIVERBED_20240611_193945' }).waitFor(soon);
  });

  it('keeps the filters over a reload', async () => {
    const { page } = review;
    await page.getByRole('searchbox').fill('RIVERBED');
    await page.getByText(texts.images.filtered(2, 16)).waitFor();
    await page.getByRole('button', { name: texts.filters.open(0) }).click();
    await page.getByRole('button', { name: /^leopard: / }).click();
    await page.getByText(texts.images.filtered(1, 16)).waitFor();
    await page.reload();
    await page.getByText(texts.images.filtered(1, 16)).waitFor(soon);
    expect(await page.getByRole('searchbox').inputValue()).toBe('RIVERBED');
    await page.getByRole('button', { name: texts.filters.remove('leopard') }).click();
    await page.getByText(texts.images.filtered(2, 16)).waitFor();
  });

  it('shows what another program writes into a label file, as it happens', async () => {
    const other = 'train/RIVERBED_20240611_081403';
    const path = 'images/train/RIVERBED_20240611_081403.jpg';
    await review.openPhotograph('RIVERBED_20240611_081403.jpg');
    await review.page.getByRole('application', { name: texts.photo.canvas(path, 1) }).waitFor();
    await appendFile(disk.labelFile(other), '1 0.2 0.2 0.1 0.1\n');
    await review.page.getByText(texts.notices.changedOutside).waitFor(soon);
    await review.page.getByRole('application', { name: texts.photo.canvas(path, 2) }).waitFor();
  });
});

describe('a board', () => {
  const decisions = '**/decisions';
  const burst = ['180320', '180322', '180325'].map((time) => `incoming/PLAIN_20240626_${time}`);
  const [first] = burst as [string];

  const sayOfBurst = async (key: string) => {
    await review.page.getByText(texts.board.selected(3, 3)).waitFor(soon);
    await review.press(key);
  };
  const reload = async () => {
    review.page.once('dialog', (dialog) => void dialog.accept());
    await review.page.reload();
  };

  it('loses nothing when the page is left while decisions are on their way', async () => {
    await review.page.getByRole('searchbox').fill('incoming');
    await review.page.getByText(texts.images.filtered(5, 16)).waitFor();
    await review.press('Escape');
    await review.press('Alt+2');
    // An answer that never comes.
    await review.page.route(decisions, () => {});
    await sayOfBurst('q');
    await review.page.getByText(texts.top.saving).waitFor();
    expect(await disk.sidecar(first)).toEqual([]);
    await review.page.unroute(decisions);
    await reload();
    for (const image of burst) {
      await vi.waitFor(
        async () => expect(await disk.sidecar(image)).toMatchObject([{ viewpoint: 'left' }]),
        soon,
      );
    }
    await review.saved();
  });

  it('says in the top bar that a decision was refused, and still has it after a reload', async () => {
    const error = { code: 'unprocessable', message: 'The label file is locked.' };
    const refused = [{ image: `images/${first}.jpg`, error }];
    await review.page.route(decisions, (route) => route.fulfill({ json: { saved: [], refused } }), {
      times: 1,
    });
    await sayOfBurst('w');
    const told = review.page.getByRole('button', { name: texts.top.unsaved(1) });
    await told.waitFor(soon);
    await review.notice().getByText(error.message).waitFor();
    await reload();
    await vi.waitFor(
      async () => expect(await disk.sidecar(first)).toMatchObject([{ viewpoint: 'right' }]),
      soon,
    );
    await review.saved();
  });
});
