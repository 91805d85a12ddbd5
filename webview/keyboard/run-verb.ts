import { verbs, type Verb, type VerbDefinition } from '../../server/contract/verbs.ts';
import type { App } from '../store/app.ts';
import { handlers } from './handlers/all.ts';
import type { PhotoControls } from './photo-controls.ts';

/**
 * Carries out a verb in what fills the page, as its key, its button or a command of VS Code asks for.
 * false when it meant nothing here, so that the key keeps its usual sense.
 */
export function runVerb(app: App, verb: Verb, photo: PhotoControls | null): boolean {
  const session = app.session.peek();
  if (!session) return false;
  const scene = app.ui.scene.peek();
  const { scenes }: VerbDefinition = verbs[verb];
  if (!scenes.includes(scene)) return false;
  const { turns } = session;
  if (turns.busy.peek() && verb !== 'undo' && verb !== 'redo') {
    // It is meant for what the undo, or whatever is under way, leads to.
    turns.hold(() => runVerb(app, verb, photo));
    return true;
  }
  return handlers[scene][verb]?.({ app, session, photo }) ?? false;
}

/** Whether a verb that was just carried out leads into a text field that has not the focus yet. */
export function fieldIsComing(app: App): boolean {
  const asked = app.ui.focus.peek();
  const waits = app.session.peek()?.turns.busy.peek() ?? false;
  return waits || (asked !== null && asked !== 'photo');
}
