import { texts } from '../texts.ts';
import type { App } from './app.ts';
import { neighbour, nextToDecide } from './decisions.ts';
import { visible } from './review.ts';
import type { Session } from './session.ts';

/** The next box to decide about in this image, else the next image that waits for a decision. */
export async function goOn(app: App, session: Session): Promise<void> {
  const { review, images } = session;
  const boxes = review.document.peek()?.annotations ?? [];
  const box = nextToDecide(boxes, review.selected.peek()?.id ?? null);
  if (box) {
    review.select(box.id);
    return;
  }
  const next = await images.nextToDecide(review.image.peek());
  if (next) await app.openImage(next);
  else app.ui.say(texts.notices.nothingLeft);
}

/** After a box has gone: another one of the same image, so that the person sees what became of it. */
export function goOnInImage(session: Session): void {
  const { review } = session;
  const document = review.document.peek();
  const boxes = document ? visible(document, false) : [];
  const next = nextToDecide(boxes, null) ?? neighbour(boxes, null, 1);
  review.select(next?.id ?? null);
}

/** One image on or back in the list. */
export async function stepImage(app: App, session: Session, step: 1 | -1): Promise<void> {
  const next = await session.images.neighbour(session.review.image.peek(), step);
  if (next) await app.openImage(next);
  else app.ui.say(step === 1 ? texts.notices.lastImage : texts.notices.firstImage);
}
