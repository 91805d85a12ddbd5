import { texts } from '../../../webview/texts.ts';
import type { ReviewPage } from './review-page.ts';

/** The box that waits, as the page shows it. */
export interface Shown {
  /** Id of the photograph. */
  image: string;
  /** Which of its boxes that are not rejected, from 1; 0: it has none. */
  position: number;
  /** What the page calls it. */
  title: string;
  /** Individuals on offer, the first by key 1. */
  offered: string[];
}

/** Somebody who reviews with nothing but keys, and counts them. */
export class KeyboardReviewer {
  readonly #review: ReviewPage;
  keystrokes = 0;

  constructor(review: ReviewPage) {
    this.#review = review;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#review.press(key);
      this.keystrokes += 1;
    }
  }

  async type(text: string): Promise<void> {
    await this.#review.page.keyboard.type(text);
    this.keystrokes += text.length;
  }

  /** Says which side is seen. @returns the same box as it then stands there */
  async see(side: 'left' | 'right', shown: Shown): Promise<Shown> {
    await this.press(side === 'left' ? 'q' : 'w');
    const name = texts.viewpoints[side];
    await this.#review.page.getByRole('radio', { name, exact: true, checked: true }).waitFor();
    return { ...shown, title: await this.#title() };
  }

  /** What waits for a decision now, once it is another box than before and who it may be is shown. */
  async next(before: Shown | null): Promise<Shown> {
    const shown = await this.#review.page.waitForFunction(
      ([last, noBoxes]) => {
        const image = new URLSearchParams(location.search).get('image');
        const inspector = document.querySelector('.inspector');
        if (!image || !inspector) return null;
        if (inspector.textContent.includes(noBoxes)) {
          return image === last ? null : { image, position: 0, title: '', offered: [] };
        }
        const title = inspector.querySelector('.inspector-header h2')?.textContent ?? '';
        const position = Number(/\d+/.exec(title)?.[0] ?? 0);
        if (position === 0 || image + title === last) return null;
        // Just decided about, while the next photograph is on its way.
        if (!inspector.querySelector('.state-proposed')) return null;
        const list = inspector.querySelector('.suggestions');
        if (!list || list.getAttribute('aria-busy') === 'true') return null;
        if (list.querySelector('.suggestion-skeleton')) return null;
        const names = list.querySelectorAll('.suggestion .suggestion-name');
        const offered = [...names].map((name) => name.getAttribute('title') ?? '');
        return { image, position, title, offered: offered.filter((name) => name !== '') };
      },
      [before && before.image + before.title, texts.inspector.noBoxes] as const,
      { polling: 'raf', timeout: 20_000 },
    );
    return (await shown.jsonValue())!;
  }

  async #title(): Promise<string> {
    return this.#review.page.locator('.inspector-header h2').innerText();
  }
}
