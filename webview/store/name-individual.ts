import type { Annotation } from '../../server/contract/annotation.ts';
import { texts } from '../texts.ts';
import type { App } from './app.ts';
import { assign } from './decisions.ts';
import type { Session } from './session.ts';

/** Says who a box is, or takes the name away; the box stays selected so that it can be seen. */
export function nameIndividual(
  app: App,
  session: Session,
  annotation: Annotation,
  name: string | null,
): void {
  if (name === annotation.individual && annotation.state === 'accepted') return;
  const decision = assign(annotation, name, null);
  if (decision.kind === 'edit') {
    session.review.decide(decision.edit);
    return;
  }
  app.ui.say(texts.notices.needsSpecies);
  app.ui.focus.value = 'species';
}
