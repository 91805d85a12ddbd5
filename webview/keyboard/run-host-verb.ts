import type { Focus, Verb } from '../../server/contract/verbs.ts';
import type { App } from '../store/app.ts';
import type { PhotoControls } from './photo-controls.ts';
import { runVerb } from './run-verb.ts';

/**
 * Carries out a verb that the host asks for. On a slow link it may come after the focus has gone into
 * a text field, or is about to: then its key was a letter of what is typed, and must decide nothing.
 */
export function runHostVerb(
  app: App,
  verb: Verb,
  focus: Focus,
  photo: PhotoControls | null,
): boolean {
  const asked = app.ui.focus.peek();
  const willType = asked !== null && asked !== 'photo';
  if (focus === 'typing' || willType) return false;
  return runVerb(app, verb, photo);
}
