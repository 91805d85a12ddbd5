import type { Annotation } from '../../server/contract/annotation.ts';
import { texts } from '../texts.ts';
import type { App } from './app.ts';
import { assign } from './decisions.ts';
import { goOn } from './go-on.ts';
import type { Session } from './session.ts';
import { soleSpecies } from './sole-species.ts';

/**
 * Says who a box is, or takes the name away. After a first name it goes on, as after every decision;
 * a name that is corrected stays in sight.
 */
export function nameIndividual(
  app: App,
  session: Session,
  annotation: Annotation,
  name: string | null,
): void {
  if (name === annotation.individual && annotation.state === 'accepted') return;
  const decision = assign(annotation, name, soleSpecies(session.collection.peek()));
  if (decision.kind === 'edit') {
    session.review.decide(decision.edit);
    if (annotation.individual === null) void goOn(app, session);
    return;
  }
  app.ui.say(texts.notices.needsSpecies);
  app.ui.focus.value = 'species';
}
