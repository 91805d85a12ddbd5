import { texts } from '../texts.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';
import { showOutcome } from './show-outcome.ts';
import type { NoticeAction } from './ui.ts';

/** Takes back what was decided last, and goes there. */
export function undo(app: App, session: Session): void {
  void session.history.undo((outcome) => showOutcome(app, session, 'undo', outcome));
}

/** Does again what was taken back last, and goes there. */
export function redo(app: App, session: Session): void {
  void session.history.redo((outcome) => showOutcome(app, session, 'redo', outcome));
}

/** For the word about a decision that concerns many boxes: a button that takes it back. */
export function undoAction(app: App, session: Session): NoticeAction {
  return { label: texts.history.undo, run: () => undo(app, session) };
}
