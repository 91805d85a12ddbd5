import type { Focus } from '../../server/contract/verbs.ts';
import type { App } from '../store/app.ts';
import type { HostVerb } from '../transport/transport.ts';
import type { PhotoControls } from './photo-controls.ts';
import { fieldIsComing, runVerb } from './run-verb.ts';
import type { TypeAhead } from './type-ahead.ts';

/**
 * Carries out a verb that the host asks for. On a slow link it may come after the focus has gone into
 * a text field, or is about to: then its key was a letter of what is typed, and must decide nothing.
 */
export function runHostVerb(
  app: App,
  { verb, heard }: HostVerb,
  focus: Focus,
  photo: PhotoControls | null,
  typeAhead: TypeAhead,
): boolean {
  if (typeAhead.swallow(verb, heard)) return false;
  const asked = app.ui.focus.peek();
  const willType = asked !== null && asked !== 'photo';
  if (focus === 'typing' || willType) return false;
  const done = runVerb(app, verb, photo);
  typeAhead.ran(verb, done && fieldIsComing(app));
  return done;
}
