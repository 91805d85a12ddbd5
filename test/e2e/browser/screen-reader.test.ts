import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { texts } from '../../../webview/texts.ts';
import { prepareDataset } from './prepared-dataset.ts';
import type { ReviewPage } from './review-page.ts';
import { Savanna } from './savanna.ts';
import { ScreenReader } from './screen-reader.ts';

let savanna: Savanna;
let review: ReviewPage;
let reader: ScreenReader;

const first = 'images/incoming/PLAIN_20240626_180320.jpg';
const broken = 'images/incoming/PLAIN_20240626_180320_cut.jpg';
const second = 'images/incoming/PLAIN_20240626_180322.jpg';
const canvas = (image: string, boxes: number) => texts.photo.canvas(image, boxes);

beforeAll(async () => {
  savanna = await Savanna.open({}, prepareDataset);
  ({ review } = savanna);
  reader = await ScreenReader.attach(review.page);
});

beforeEach(() => reader.heard());

afterAll(() => savanna?.close());

/** Waits until all of these were said, in this order among whatever else. */
async function hears(...expected: (string | RegExp)[]): Promise<void> {
  const said: string[] = [];
  await expect
    .poll(
      async () => {
        said.push(...(await reader.heard()));
        const rest = [...expected];
        for (const text of said) {
          const [wanted] = rest;
          if (wanted instanceof RegExp ? wanted.test(text) : wanted === text) rest.shift();
        }
        return rest.length === 0
          ? 'all said'
          : `not said: ${rest.join(' | ')} of ${said.join(' | ')}`;
      },
      { timeout: 15_000 },
    )
    .toBe('all said');
}

it('offers as its first stop the way to the photograph', async () => {
  await review.press('Tab');
  expect(await reader.focus()).toMatchObject({ role: 'button', name: texts.top.skipTo.image });
});

it('names everything on the way to the list, and the photograph chosen in it', async () => {
  const passed = await reader.tabTo(({ role }) => role === 'listbox');
  expect(passed.filter(({ name }) => name === '')).toEqual([]);
  expect(passed.at(-1)).toMatchObject({
    name: texts.images.list,
    active: `PLAIN_20240626_180320.jpg images/incoming ${texts.status.unlabelled} ${texts.images.toDecide(1)}`,
  });
});

it('says which photograph opens when one goes through the list', async () => {
  await review.press('ArrowDown');
  await hears(canvas(broken, 0));
  await expect
    .poll(async () => (await reader.focus()).active)
    .toContain('PLAIN_20240626_180320_cut.jpg');
  await review.press('ArrowUp');
  await hears(canvas(first, 1));
});

it('says of the photograph what it is, how many boxes it has and which is selected', async () => {
  const [photograph] = (await reader.tabTo(({ role }) => role === 'application')).slice(-1);
  expect(photograph).toEqual({
    role: 'application',
    roleDescription: texts.photo.role,
    name: canvas(first, 1),
    description: texts.notices.selected(1, 1, texts.photo.box('giraffe', texts.states.proposed)),
    active: texts.photo.box('giraffe', texts.states.proposed),
  });
});

it('has the suggestions in reach, with name, rank and score', async () => {
  const passed = await reader.tabTo(({ name }) => name.startsWith('Amani'));
  expect(passed.map(({ name }) => name)).toEqual(
    expect.arrayContaining([texts.inspector.species, texts.inspector.individual]),
  );
  expect(passed.at(-1)?.name).toMatch(/^Amani, rank 1\. Cosine similarity 0\.\d\d, /);
});

it('says what was decided, what is next and who that probably is', async () => {
  await review.photograph().focus();
  await review.press('Enter');
  await hears(
    'Box 1 accepted as Amani in PLAIN_20240626_180320.jpg',
    canvas(second, 1),
    texts.notices.selected(1, 1, texts.photo.box('giraffe', texts.states.proposed)),
    /^Probably .+, similarity 0\.\d\d$/,
  );
  expect(await reader.focus()).toMatchObject({ role: 'application', name: canvas(second, 1) });
});

it('says what was undone, and where that was', async () => {
  await review.press('Control+z');
  await hears(/^Undone: accepted as Amani, PLAIN_20240626_180320\.jpg$/, canvas(first, 1));
  expect(await reader.focus()).toMatchObject({
    name: canvas(first, 1),
    active: texts.photo.box('giraffe', texts.states.proposed),
  });
});

it('goes from box to box with Tab and says which is selected', async () => {
  await review.press('/');
  expect(await reader.focus()).toMatchObject({ role: 'searchbox', name: texts.filters.search });
  await review.page.keyboard.type('KOPJE');
  await hears(texts.images.filtered(1, 16));
  await review.press('Escape');
  await review.press('j');
  await hears(canvas('images/train/KOPJE_20240611_081301.jpg', 2));
  await review.photograph().focus();
  const photograph = canvas('images/train/KOPJE_20240611_081301.jpg', 2);
  // The second one has no name yet.
  expect(await reader.focus()).toMatchObject({
    name: photograph,
    description: expect.stringMatching(/^Box 2 of 2: /) as string,
  });
  await review.press('Shift+Tab');
  expect(await reader.focus()).toMatchObject({
    name: photograph,
    description: expect.stringMatching(/^Box 1 of 2: /) as string,
  });
  await hears(/^Box 1 of 2: /);
  await review.press('Shift+Tab');
  expect((await reader.focus()).role).not.toBe('application');
});

it('says how many crops of an encounter are selected and decided', async () => {
  await review.press('/');
  await review.page.keyboard.type('incoming');
  await review.press('Escape');
  await review.press('Alt+2');
  await expect
    .poll(() => reader.focus())
    .toMatchObject({ role: 'listbox', name: texts.board.grid });
  await expect.poll(async () => (await reader.focus()).active).toMatch(/^giraffe, unnamed, /);
  await review.press('x');
  await hears(/^\d+ of \d+ selected$/);
  await review.press('u');
  await hears(/^\d+ crops?: unidentifiable$/);
});

it('opens a dialog by name and gives the focus back', async () => {
  await review.press('Alt+1');
  await review.photograph().focus();
  await review.press('?');
  await review.page.getByRole('dialog', { name: texts.keys.title }).waitFor();
  expect(await reader.focus()).toMatchObject({ role: 'searchbox', name: texts.keys.search });
  await review.press('Escape');
  expect(await reader.focus()).toMatchObject({ role: 'application' });
});
