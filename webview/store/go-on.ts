import { texts } from '../texts.ts';
import type { App } from './app.ts';
import { neighbour, nextToDecide } from './decisions.ts';
import { nextEncounter, previousEncounter } from './encounter-step.ts';
import { isAbort, toErrorBody } from './error-body.ts';
import { visible } from './review.ts';
import type { Session } from './session.ts';

/** The next box to decide about in this image, else the next image that waits for a decision. */
export async function goOn(app: App, session: Session): Promise<void> {
  const { review, navigation, queue } = session;
  const boxes = review.document.peek()?.annotations ?? [];
  const box = nextToDecide(boxes, review.selected.peek()?.id ?? null, queue.naming.peek());
  if (box) {
    review.select(box.id);
    return;
  }
  const image = review.image.peek();
  await go(
    app,
    session,
    () => navigation.nextOpen(image),
    async () => {
      const { first, total } = await navigation.openFromStart();
      const before = first === null || first === image ? 0 : total;
      return before > 0 ? texts.notices.openBefore(before) : texts.notices.nothingLeft;
    },
  );
}

/** After a box has gone: another one of the same image, so that the person sees what became of it. */
export function goOnInImage(session: Session): void {
  const { review, queue } = session;
  const document = review.document.peek();
  const boxes = document ? visible(document, false) : [];
  const next = nextToDecide(boxes, null, queue.naming.peek()) ?? neighbour(boxes, null, 1);
  review.select(next?.id ?? null);
}

/** One image on or back in the list. */
export async function stepImage(app: App, session: Session, step: 1 | -1): Promise<void> {
  const { navigation, review } = session;
  const image = review.image.peek();
  await go(
    app,
    session,
    () => (step === 1 ? navigation.next(image) : navigation.previous(image)),
    () => (step === 1 ? texts.notices.lastImage : texts.notices.firstImage),
  );
}

/** To the first image of the encounter after or before the open one. */
export async function stepEncounter(app: App, session: Session, step: 1 | -1): Promise<void> {
  const { id, queue, review } = session;
  const document = review.document.peek();
  if (!document) return stepImage(app, session, step);
  const find = step === 1 ? nextEncounter : previousEncounter;
  await go(
    app,
    session,
    () => find(app.transport.call, id, queue, document),
    () => (step === 1 ? texts.notices.lastEncounter : texts.notices.firstEncounter),
  );
}

/**
 * Opens the image that is found, unless the person has gone elsewhere meanwhile; says so when there
 * is none. The next key waits: it is meant for where this leads.
 */
function go(
  app: App,
  session: Session,
  find: () => Promise<string | null>,
  atEnd: () => string | Promise<string>,
): Promise<void> {
  const from = session.review.image.peek();
  return session.turns.take(async () => {
    try {
      const image = await find();
      if (session.review.image.peek() !== from) return;
      if (image !== null) await app.openImage(image);
      else app.ui.say(await atEnd());
    } catch (error) {
      if (!isAbort(error)) app.ui.say(toErrorBody(error).message);
    }
  });
}
