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
const burst = ['180320', '180322', '180325'].map((time) => `incoming/PLAIN_20240626_${time}`);
const copy = 'incoming/PLAIN_20240626_180325_copy';
const fileName = (image: string) => `${image.split('/').at(-1)}.jpg`;

beforeAll(async () => {
  savanna = await Savanna.open({}, prepareDataset);
  ({ review, disk } = savanna);
});

afterAll(() => savanna?.close());

/** Opens a photograph, with the keys on it and who its animal may be in sight. */
async function open(image: string): Promise<void> {
  await review.openPhotograph(fileName(image));
  await review.photograph().focus();
}

async function suggested(): Promise<void> {
  await review.page.getByRole('button', { name: /, rank 1/ }).waitFor(soon);
}

const statesOf = (images: readonly string[]) =>
  Promise.all(images.map(async (image) => (await disk.sidecar(image)).map(({ state }) => state)));

describe('a burst', () => {
  it('is decided at once but for what was taken out, and undone at once', async () => {
    const { page } = review;
    await page.getByRole('searchbox', { name: texts.filters.search }).fill('incoming');
    await page.getByText(texts.images.filtered(5, 16)).waitFor();
    await page.getByRole('searchbox').press('Escape');
    await review.press('Alt+2');
    await page.getByText(texts.board.selected(3, 3)).waitFor(soon);
    await page.getByRole('button', { name: /^Accept 3 as / }).waitFor(soon);
    await review.press('End');
    await review.press('x');
    await page.getByRole('button', { name: /^Accept 2 as / }).waitFor(soon);
    await review.press('Enter');
    await vi.waitFor(
      async () => expect(await statesOf(burst)).toEqual([['accepted'], ['accepted'], []]),
      soon,
    );
    const names = await Promise.all(burst.slice(0, 2).map((image) => disk.sidecar(image)));
    expect(new Set(names.flat().map(({ individual }) => individual)).size).toBe(1);
    // What was taken out is next.
    await page.getByText(texts.board.selected(1, 3)).waitFor();

    await review.press('Control+z');
    await vi.waitFor(async () => expect(await statesOf(burst)).toEqual([[], [], []]), soon);
    expect(await Promise.all(burst.map((image) => disk.label(image)))).toEqual([null, null, null]);
    await review.press('Alt+1');
    await review.photograph().waitFor();
  });
});

describe('undo', () => {
  it('leads back to the photograph that it changes, and redo does it again', async () => {
    const [image] = burst as [string];
    await open(image);
    await suggested();
    await review.press('Enter');
    await vi.waitFor(async () => expect(await statesOf([image])).toEqual([['accepted']]), soon);
    const line = await disk.label(image);
    await open('train/RIVERBED_20240611_193945');

    await review.press('Control+z');
    await review.page.getByRole('application', { name: fileName(image) }).waitFor(soon);
    await review.page.getByText(/^Undone: accepted as/).waitFor();
    await vi.waitFor(async () => expect(await disk.label(image)).toBeNull(), soon);
    expect(await disk.sidecar(image)).toEqual([]);

    await review.press('Control+Shift+z');
    await vi.waitFor(async () => expect(await disk.label(image)).toBe(line), soon);
  });
});

describe('keys that save keystrokes', () => {
  it('repeats the last decision about another box', async () => {
    const [, first, second] = burst as [string, string, string];
    await open(first);
    await suggested();
    await review.press('n');
    await review.page.keyboard.type('Zawadi');
    await review.press('Enter');
    await vi.waitFor(
      async () => expect(await disk.sidecar(first)).toMatchObject([{ individual: 'Zawadi' }]),
      soon,
    );
    await open(second);
    await review.press('.');
    await vi.waitFor(
      async () =>
        expect(await disk.sidecar(second)).toMatchObject([
          { individual: 'Zawadi', state: 'accepted' },
        ]),
      soon,
    );
  });

  it('accepts all boxes of a photograph, and takes that back to the last byte', async () => {
    const image = 'train/ACACIA_20240611_081539';
    const [label, sidecar] = [await disk.label(image), await disk.sidecar(image)];
    await open(image);
    await suggested();
    await review.press('Shift+Enter');
    await review.page.getByText(/^Accepted 1 box/).waitFor(soon);
    await vi.waitFor(async () => expect(await disk.boxes(image)).toHaveLength(2), soon);
    expect((await disk.label(image))?.startsWith(label!)).toBe(true);
    await review.press('Control+z');
    await vi.waitFor(async () => expect(await disk.label(image)).toBe(label), soon);
    expect(await disk.sidecar(image)).toEqual(sidecar);
  });

  it('takes the boxes away as long as P is held', async () => {
    await open(copy);
    const box = review.page.locator('.box-selected');
    await box.waitFor();
    await review.page.keyboard.down('p');
    await box.waitFor({ state: 'hidden' });
    await review.page.waitForTimeout(400);
    await review.page.keyboard.up('p');
    await box.waitFor({ state: 'visible' });
  });
});

describe('a key that a person has changed', () => {
  const rejectButton = () => review.page.getByRole('button', { name: `${texts.verbs.reject}:` });

  it('is asked for once, does what it was chosen for, and is remembered', async () => {
    await review.press('?');
    await rejectButton().click();
    await review.press('y');
    await review.press('Escape');
    await review.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await review.page.reload();
    await review.photograph().waitFor();
    await review.press('?');
    await review.page
      .getByRole('button', { name: texts.keys.change(texts.verbs.reject, ['y']) })
      .waitFor();
    await review.press('Escape');

    const image = copy;
    await open(image);
    // Its own key until then means nothing any more.
    await review.press('r');
    await review.press('q');
    await vi.waitFor(
      async () => expect(await disk.sidecar(image)).toMatchObject([{ viewpoint: 'left' }]),
      soon,
    );
    expect(await statesOf([image])).not.toEqual([['rejected']]);
    await review.press('y');
    await vi.waitFor(async () => expect(await statesOf([image])).toEqual([['rejected']]), soon);
  });
});

it('runs without an error of its own, and within its content security policy', () => {
  expect(review.complaints).toEqual([]);
});
