import sharp from 'sharp';
import type { ReviewPage } from './review-page.ts';
import { atRest, home, showTheme } from './views.ts';

interface Step {
  /** As `page.keyboard.press` takes it; a text of several letters is typed. */
  keys: string;
  /** What the caption says of it. */
  says: string;
  /** How long it is to be seen, in milliseconds. */
  hold: number;
}

const type = (text: string): Step[] =>
  [...text].map((letter) => ({ keys: letter, says: letter, hold: 180 }));

/** The loop by keyboard: accept, take another suggestion, name, compare, undo, decide about many. */
const steps: readonly Step[] = [
  { keys: 'Enter', says: 'Enter: accept and go on', hold: 700 },
  { keys: 'Enter', says: 'Enter', hold: 600 },
  { keys: 'Enter', says: 'Enter', hold: 600 },
  { keys: '2', says: '2: the second suggestion', hold: 900 },
  { keys: 'n', says: 'N: name', hold: 500 },
  ...type('zu'),
  { keys: 'Enter', says: 'Enter', hold: 700 },
  { keys: 'c', says: 'C: compare', hold: 1100 },
  { keys: 'ArrowDown', says: '↓: next candidate', hold: 800 },
  { keys: 'Enter', says: 'Enter: the same', hold: 800 },
  { keys: 'Control+z', says: 'Ctrl+Z: undo', hold: 800 },
  { keys: 'Alt+2', says: 'Alt+2: whole encounters', hold: 1000 },
  { keys: 'Enter', says: 'Enter: accept the burst', hold: 900 },
];

/** Films the loop. @returns an animated WebP */
export async function filmReviewLoop(review: ReviewPage): Promise<Buffer> {
  await home(review);
  await showTheme(review, 'dark');
  const frames: Buffer[] = [];
  const delay: number[] = [];
  const take = async (caption: string, hold: number) => {
    await say(review, caption);
    frames.push(
      await sharp(await review.page.screenshot())
        .resize({ width: 1000 })
        .toBuffer(),
    );
    delay.push(hold);
  };
  await atRest(review);
  await take('', 800);
  for (const { keys, says, hold } of steps) {
    await review.press(keys);
    await review.page.waitForTimeout(250);
    await atRest(review);
    await take(says, hold);
  }
  return sharp(frames, { join: { animated: true } })
    .webp({ quality: 72, effort: 5, delay, loop: 0 })
    .toBuffer();
}

/** Shows the key that was pressed, over the page. */
async function say(review: ReviewPage, text: string): Promise<void> {
  await review.page.evaluate((words) => {
    const id = 'film-caption';
    const caption =
      document.getElementById(id) ?? document.body.appendChild(document.createElement('div'));
    caption.id = id;
    caption.textContent = words;
    // Over dialogs nothing else lies; the page itself is not touched.
    Object.assign(caption.style, {
      background: '#000c',
      borderRadius: '8px',
      bottom: '28px',
      color: '#fff',
      display: words === '' ? 'none' : 'block',
      font: '600 20px system-ui',
      left: '50%',
      padding: '8px 18px',
      position: 'fixed',
      transform: 'translateX(-50%)',
      zIndex: '1000',
    });
  }, text);
}
