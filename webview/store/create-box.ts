import type { Box } from '../../server/contract/box.ts';
import { texts } from '../texts.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

/**
 * Makes a box that a person has drawn. Its species is the one chosen last, else the selected box's,
 * else the dataset's first; where there is none at all, the box waits until one is chosen.
 */
export function createBox(app: App, session: Session, box: Box): void {
  const { review, collection, lastSpecies, waitingBox } = session;
  const selected = review.selected.peek()?.species ?? null;
  const species = lastSpecies.peek() ?? selected ?? collection.peek().species[0] ?? null;
  app.ui.tool.value = 'select';
  if (species === null) {
    waitingBox.value = box;
    app.ui.say(texts.notices.needsSpecies);
    app.ui.focus.value = 'species';
    return;
  }
  review.decide({ verb: 'create', box, species });
}
