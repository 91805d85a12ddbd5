import type { AxeResults, RunOptions } from 'axe-core';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts } from '../../../webview/texts.ts';
import { prepareDataset } from './prepared-dataset.ts';
import type { ReviewPage } from './review-page.ts';
import { Savanna } from './savanna.ts';
import { atRest, home, showTheme, themes, views } from './views.ts';

const patience = { timeout: 20_000 };
const edits = '**/images/*/annotations';
let savanna: Savanna;
let review: ReviewPage;
let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  savanna = await Savanna.open({ reducedMotion: 'reduce' });
  ({ review } = savanna);
});

afterAll(() => savanna?.close());

interface AxeWindow {
  axe?: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
}

/**
 * What axe finds serious or critical in the page as it is, in each theme, one line each: theme, rule,
 * what is wrong, where.
 */
async function violations(): Promise<string[]> {
  const lines: string[] = [];
  for (const theme of themes) {
    await showTheme(review, theme);
    await atRest(review);
    // By the debugger, which the page's content security policy does not bind.
    if (!(await review.page.evaluate(() => 'axe' in window))) await review.page.evaluate(axe);
    const found = await review.page.evaluate(async () => {
      const { violations } = await (window as AxeWindow).axe!.run(document, {
        resultTypes: ['violations'],
      });
      return violations;
    });
    for (const { id, help, impact, nodes } of found) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      lines.push(
        ...nodes.map(
          ({ target, any }) => `${theme}: ${id}: ${help}: ${target.join(' ')} (${any[0]?.message})`,
        ),
      );
    }
  }
  return lines;
}

describe('before anything is worked out, no theme has a serious violation', () => {
  it.each([
    ['a photograph that was not searched', 'Alt+1', texts.inspector.noBoxes],
    ['unnamed animals that are not grouped', 'Alt+4', texts.board.unknowns.never],
    ['no map', 'Alt+6', texts.map.none],
    ['nothing compared', 'Shift+S', texts.board.surest.never],
  ])('%s', async (_, key, shown) => {
    await home(review);
    await review.press(key);
    await review.page.getByText(shown, { exact: true }).first().waitFor(patience);
    expect(await violations()).toEqual([]);
  });

  it('the start page, and why a folder cannot be opened', async () => {
    await home(review);
    await review.page.getByTitle(texts.top.switchDataset).click();
    await review.page.getByLabel(texts.start.path).fill(join(savanna.folder, 'nothing here'));
    await review.press('Enter');
    await review.notice().getByText(texts.errors.openFailed).waitFor(patience);
    expect(await violations()).toEqual([]);
  });

  it('a folder without photographs, and its overview', async () => {
    const empty = join(savanna.folder, 'empty');
    await mkdir(empty);
    await review.page.getByLabel(texts.start.path).fill(empty);
    await review.press('Enter');
    await review.page.getByText(texts.images.none, { exact: true }).first().waitFor(patience);
    expect(await violations()).toEqual([]);
    await review.press('Alt+5');
    await review.page.getByText(texts.overview.nothing, { exact: true }).waitFor(patience);
    expect(await violations()).toEqual([]);
  });

  it('the datasets that were open before', async () => {
    await review.page.getByTitle(texts.top.switchDataset).click();
    const recent = review.page.locator('.recent', { hasText: savanna.path });
    await recent.waitFor(patience);
    expect(await violations()).toEqual([]);
    await recent.click();
    await review.press('Alt+1');
    await review.photograph().waitFor();
  });
});

describe('with everything worked out, no theme has a serious violation', () => {
  beforeAll(() =>
    prepareDataset(`http://127.0.0.1:${savanna.server.port}`, savanna.token, savanna.path),
  );

  it.each(views)('$name', async ({ open }) => {
    await open(review);
    expect(await violations()).toEqual([]);
  });

  it('all filters in sight', async () => {
    await home(review);
    await review.page.getByRole('button', { name: texts.filters.open(0) }).click();
    await review.page.getByRole('dialog', { name: texts.filters.title }).waitFor();
    expect(await violations()).toEqual([]);
    await review.press('Escape');
  });

  it.each([
    ['photographs', 'Alt+1', texts.images.noneFiltered],
    ['encounters', 'Alt+2', texts.board.encounters.none],
  ])('no %s that fit', async (_, key, shown) => {
    await home(review);
    await review.press('/');
    await review.page.keyboard.type('no such place');
    await review.press('Escape');
    await review.press(key);
    await review.page.getByText(shown, { exact: true }).waitFor(patience);
    expect(await violations()).toEqual([]);
    await review.page.getByText(texts.images.clearFilters).click();
  });

  it('the question before accepted boxes are removed', async () => {
    await home(review);
    await review.openPhotograph('ACACIA_20240611_082132.jpg');
    await review.photograph().focus();
    await review.press('e');
    await review.page.getByRole('dialog', { name: texts.questions.markEmpty(1) }).waitFor();
    expect(await violations()).toEqual([]);
    await review.press('Escape');
  });
});

describe('when something comes between, no theme has a serious violation', () => {
  const image = 'train/ACACIA_20240611_082132';

  it('two versions of a photograph, and what is left of that when it is put off', async () => {
    await review.page.route(
      edits,
      async (route) => {
        await appendFile(savanna.disk.labelFile(image), '0 0.1 0.1 0.1 0.1\n');
        await route.continue();
      },
      { times: 1 },
    );
    await review.photograph().focus();
    await review.press('q');
    const dialog = review.page.getByRole('dialog', { name: texts.conflict.title });
    await dialog.waitFor(patience);
    expect(await violations()).toEqual([]);
    await dialog.getByText(texts.conflict.later).click();
    await review.notice().getByText(texts.saves.stale).waitFor();
    expect(await violations()).toEqual([]);
    await review.page.getByText(texts.saves.compare).click();
    await dialog.getByText(texts.conflict.keepTheirs).click();
    await review.saved();
  });

  it('the server away, with a decision that waits, and leaving all the same', async () => {
    await savanna.server.stop();
    await review.page.getByText(texts.connection.lost).waitFor(patience);
    await review.photograph().focus();
    await review.press('w');
    await review.notice().getByText(texts.saves.failed).waitFor(patience);
    expect(await violations()).toEqual([]);
    await review.page.getByTitle(texts.top.switchDataset).click();
    await review.page.getByRole('dialog', { name: texts.questions.leave(1) }).waitFor();
    expect(await violations()).toEqual([]);
  });
});
