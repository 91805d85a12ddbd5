import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { texts } from '../../../webview/texts.ts';
import type { filesOf } from './files.ts';
import type { ReviewPage } from './review-page.ts';
import { Savanna } from './savanna.ts';

let savanna: Savanna;
let review: ReviewPage;
let disk: ReturnType<typeof filesOf>;

const soon = { timeout: 15_000 };

beforeAll(async () => {
  savanna = await Savanna.open();
  ({ review, disk } = savanna);
});

afterAll(() => savanna?.close());

describe('opening and finding', () => {
  it('opens the dataset without leaving the key in the address', async () => {
    await review.photograph().waitFor();
    expect(review.page.url()).not.toContain(savanna.token);
  });

  it('finds animals, with progress, and says who each probably is', async () => {
    await review.page.getByRole('button', { name: texts.jobs.index }).click();
    await review.openPhotograph('PLAIN_20240626_180320.jpg');
    const first = review.page.getByRole('button', { name: /^Amani, rank 1/ });
    await first.waitFor({ timeout: 90_000 });
    const exemplar = first.locator('img').first();
    await vi.waitFor(
      async () =>
        expect(
          await exemplar.evaluate((img) => (img as HTMLImageElement).naturalWidth),
        ).toBeGreaterThan(0),
      soon,
    );
    expect(await first.textContent()).toContain(texts.suggestions.score);
  });
});

describe('correcting', () => {
  it('writes a box resized by mouse and an individual named by keyboard', async () => {
    const image = 'incoming/PLAIN_20240626_180320';
    expect(await disk.label(image)).toBeNull();
    await review.openPhotograph('PLAIN_20240626_180320.jpg');
    const { width } = await review.pictureSize();
    const before = await review.selectedBox();
    const middle = before.y + before.height / 2;
    const right = before.x + before.width;
    await review.drag([right, middle], [right + 40, middle]);
    const after = await review.selectedBox();
    expect(after.width - before.width).toBeCloseTo(40, -1);

    await review.press('n');
    await review.page.keyboard.type('Zawadi');
    await review.press('Enter');
    await vi.waitFor(
      async () =>
        expect(await disk.sidecar(image)).toMatchObject([
          { individual: 'Zawadi', state: 'accepted', line: (await disk.label(image))?.trim() },
        ]),
      soon,
    );
    const [line] = await disk.boxes(image);
    expect(line?.[0]).toBe(0);
    expect(line?.[3]).toBeCloseTo(after.width / width, 2);
  });

  it('accepts the first suggestion with Enter and goes on to the next photograph', async () => {
    const image = 'incoming/PLAIN_20240626_180322';
    await review.openPhotograph('PLAIN_20240626_180322.jpg');
    await review.page.getByRole('button', { name: /, rank 1/ }).waitFor(soon);
    await review.page.getByRole('searchbox', { name: texts.filters.search }).fill('');
    await review.page.getByRole('option', { name: 'PLAIN_20240626_180325.jpg' }).waitFor();
    await review.photograph().focus();
    await review.press('Enter');
    await vi.waitFor(
      async () =>
        expect(await disk.sidecar(image)).toMatchObject([
          { individual: expect.any(String) as string, state: 'accepted' },
        ]),
      soon,
    );
    await review.page.getByRole('application', { name: 'PLAIN_20240626_180325' }).waitFor();
  });

  it('adds a drawn box and leaves the bytes of the other line alone', async () => {
    const image = 'train/PLAIN_20240611_180933';
    const before = await disk.label(image);
    await review.openPhotograph('PLAIN_20240611_180933.jpg');
    const picture = await review.page.locator('[data-layer=screen] img').boundingBox();
    const at = (x: number, y: number): [number, number] => [
      picture!.x + picture!.width * x,
      picture!.y + picture!.height * y,
    ];
    await review.photograph().focus();
    await review.press('d');
    await review.drag(at(0.1, 0.43), at(0.44, 0.71));
    await vi.waitFor(async () => expect(await disk.boxes(image)).toHaveLength(2), soon);
    expect((await disk.label(image))?.startsWith(before!)).toBe(true);
    const [, drawn] = await disk.boxes(image);
    expect(drawn?.[1]).toBeCloseTo(0.27, 1);
    expect(drawn?.[3]).toBeCloseTo(0.34, 1);
  });

  it('deletes the second of two equal boxes with a key', async () => {
    const image = 'train/KOPJE_20240611_081301';
    await review.openPhotograph('KOPJE_20240611_081301.jpg');
    const [first] = (await disk.label(image))!.split('\n');
    await review.photograph().focus();
    const lines = (await disk.boxes(image)).length;
    await review.press(']');
    await review.press('Delete');
    await vi.waitFor(async () => expect(await disk.boxes(image)).toHaveLength(lines - 1), soon);
    expect((await disk.label(image))?.split('\n')[0]).toBe(first);
  });

  it('corrects a wrong name by mouse without touching the label file', async () => {
    const image = 'train/ACACIA_20240611_082132';
    const before = await disk.label(image);
    await review.openPhotograph('ACACIA_20240611_082132.jpg');
    await expect.poll(() => review.individual().inputValue()).toBe('Pundo');
    await review.individual().click();
    await review.page.getByRole('option', { name: 'Milia' }).click();
    await vi.waitFor(
      async () => expect(await disk.sidecar(image)).toMatchObject([{ individual: 'Milia' }]),
      soon,
    );
    expect(await disk.label(image)).toBe(before);
  });

  it('changes a wrong species with the keyboard alone', async () => {
    const image = 'train/TRAIL_20240611_060959';
    await review.openPhotograph('TRAIL_20240611_060959.jpg');
    await review.photograph().focus();
    await review.press('s');
    await review.page.keyboard.type('hyena');
    await review.page.getByRole('option', { name: 'spotted hyena' }).waitFor();
    await review.press('Enter');
    await vi.waitFor(async () => expect((await disk.boxes(image))[0]?.[0]).toBe(3), soon);
    await expect.poll(() => review.species().inputValue()).toBe('spotted hyena');
  });
});

describe('problems', () => {
  it('are listed with file, line and remedy, and lead to their photograph', async () => {
    await review.page.getByRole('tab', { name: texts.modes.names.problems }).click();
    const entry = review.page
      .getByRole('listitem')
      .filter({ hasText: 'PLAIN_20240611_180333.txt' });
    await entry.getByText(texts.problems.line(2)).waitFor();
    await entry.getByRole('button').click();
    await review.page.getByRole('application', { name: 'PLAIN_20240611_180333' }).waitFor();
    const ofImage = review.page.getByRole('heading', { name: texts.problems.ofImage });
    await ofImage.waitFor();
    await review.page.getByRole('tab', { name: texts.modes.names.images }).click();
  });

  it('say of a photograph that cannot be read what is wrong with it', async () => {
    const name = 'PLAIN_20240626_180320_cut.jpg';
    await review.page.getByRole('searchbox', { name: texts.filters.search }).fill(name);
    await review.page.getByRole('option', { name }).click();
    await review.page.getByText(texts.errors.pictureFailed).waitFor(soon);
  });
});

describe('the page itself', () => {
  it('shows its keys', async () => {
    await review.press('?');
    const dialog = review.page.getByRole('dialog', { name: texts.keys.title });
    await dialog.getByText(texts.verbs.accept).waitFor();
    await review.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('gives every control a name', async () => {
    const controls = review.page.locator('button, input, select, vscode-button, [role=option]');
    const nameless = await controls.evaluateAll((elements) =>
      elements
        .filter((element) => {
          const name =
            element.getAttribute('aria-label') ??
            (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
              ? element.labels?.[0]?.textContent
              : element.textContent);
          return !name?.trim();
        })
        .map(({ outerHTML }) => outerHTML),
    );
    expect(nameless).toEqual([]);
  });

  it('opens another folder by its path, and says why when it cannot', async () => {
    await review.page.getByTitle(texts.top.switchDataset).click();
    await review.page.getByLabel(texts.start.path).fill(join(savanna.folder, 'nothing here'));
    await review.press('Enter');
    await review.notice().getByText(texts.errors.openFailed).waitFor(soon);
    await review.page.getByLabel(texts.start.path).fill(savanna.path);
    await review.press('Enter');
    await review.photograph().waitFor(soon);
  });

  it('runs without an error of its own, and within its content security policy', () => {
    expect(review.complaints).toEqual([]);
  });
});
