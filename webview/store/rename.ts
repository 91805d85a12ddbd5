import { texts } from '../texts.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';
import type { NoticeAction } from './ui.ts';

/** For the word about a name that was made up: a button that leads back, to give a better one. */
export function renameAction(app: App, session: Session, image: string, name: string) {
  const rename = async () => {
    await app.showImage(image);
    const boxes = session.review.document.peek()?.annotations ?? [];
    const named = boxes.find(({ individual }) => individual === name);
    // It may have got another name meanwhile, by undo for one.
    if (!named) return;
    session.review.select(named.id);
    app.ui.focus.value = 'individual';
  };
  return { label: texts.notices.rename, run: () => void rename() } satisfies NoticeAction;
}
