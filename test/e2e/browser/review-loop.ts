import sharp from 'sharp';
import type { ReviewPage } from './review-page.ts';
import { atRest, home, showTheme } from './views.ts';

interface Step {
  /** As `page.keyboard.press` takes it. */
  press: string;
  /** As the caption shows the key. */
  key: string;
  /** What the key does; empty while something is typed. */
  says: string;
  /** How long it is to be seen, in milliseconds. */
  hold: number;
}

const step = (press: string, key: string, says: string, hold: number): Step => ({
  press,
  key,
  says,
  hold,
});
const type = (text: string) => [...text].map((letter) => step(letter, letter, '', 220));

/** The loop by keyboard: accept, take another suggestion, name, compare, undo, decide about many. */
const steps: readonly Step[] = [
  step('Enter', '↵', 'accept the suggestion, go on', 800),
  step('Enter', '↵', 'accept the suggestion, go on', 600),
  step('Enter', '↵', 'accept the suggestion, go on', 600),
  step('2', '2', 'it is the second one', 900),
  step('n', 'N', 'name it', 500),
  ...type('zu'),
  step('Enter', '↵', 'take the name, go on', 800),
  step('c', 'C', 'compare side by side', 1200),
  step('ArrowDown', '↓', 'the next candidate', 800),
  step('Enter', '↵', 'the same', 800),
  step('Control+z', 'Ctrl+Z', 'undo, back to where it was', 1000),
  step('Alt+2', 'Alt+2', 'whole encounters', 900),
  step('Enter', '↵', 'the next one', 800),
  step('Enter', '↵', 'accept the rest of the burst', 900),
  step('e', 'E', 'no animal in both', 900),
  step('Enter', '↵', 'accept the whole burst', 1100),
];

/** Films the loop. @returns an animated WebP */
export async function filmReviewLoop(review: ReviewPage): Promise<Buffer> {
  await home(review);
  await showTheme(review, 'dark');
  const frames: Buffer[] = [];
  const delay: number[] = [];
  const take = async (key: string, says: string, hold: number) => {
    await say(review, key, says);
    frames.push(
      await sharp(await review.page.screenshot())
        .resize({ width: 1120 })
        .toBuffer(),
    );
    delay.push(hold);
  };
  await atRest(review);
  await take('', '', 700);
  for (const { press, key, says, hold } of steps) {
    await review.press(press);
    await review.page.waitForTimeout(250);
    await atRest(review);
    await take(key, says, hold);
  }
  return sharp(frames, { join: { animated: true } })
    .webp({ quality: 72, effort: 5, delay, loop: 0 })
    .toBuffer();
}

/** Shows the key that was pressed, over the page. */
async function say(review: ReviewPage, key: string, says: string): Promise<void> {
  await review.page.evaluate(
    ([pressed, words]) => {
      const id = 'film-caption';
      document.getElementById(id)?.remove();
      if (pressed === '') return;
      const caption = document.createElement('div');
      caption.id = id;
      const cap = document.createElement('kbd');
      cap.textContent = pressed;
      caption.append(cap, words);
      Object.assign(caption.style, {
        alignItems: 'center',
        background: '#000d',
        borderRadius: '10px',
        bottom: '76px',
        color: '#fff',
        display: 'flex',
        font: '500 22px system-ui',
        gap: '14px',
        left: '50%',
        padding: '10px 18px',
        position: 'fixed',
        transform: 'translateX(-50%)',
        zIndex: '1000',
      });
      Object.assign(cap.style, {
        background: '#fff',
        borderRadius: '6px',
        color: '#000',
        font: '600 22px system-ui',
        padding: '3px 12px',
      });
      // An open dialog lies over everything else.
      (document.querySelector('dialog[open]') ?? document.body).append(caption);
    },
    [key, says] as const,
  );
}
