import type { Edit } from '../../server/contract/edit.ts';
import { keyText } from '../keyboard/key-text.ts';
import { texts } from '../texts.ts';
import type { App } from './app.ts';
import { toErrorBody } from './error-body.ts';
import type { Session } from './session.ts';

/**
 * Names the selected box as somebody new. It stays selected, so that the name is seen and can be
 * changed at once.
 */
export async function nameAsNew(app: App, session: Session): Promise<void> {
  const { review, newNames, suggestions } = session;
  const image = review.image.peek();
  const selected = review.selected.peek();
  if (!selected || image === null) {
    app.ui.say(texts.notices.selectBox);
    return;
  }
  const { annotation: asked, ranking } = suggestions.state.peek();
  // A box of unknown species takes the one of the crops that it resembles most.
  const likely = asked === selected.id ? ranking?.suggestions[0]?.species : null;
  const species = selected.species ?? likely ?? null;
  if (species === null) {
    app.ui.say(texts.notices.needsSpecies);
    app.ui.focus.value = 'species';
    return;
  }
  let name: string;
  try {
    name = await newNames.next(species);
  } catch (error) {
    app.ui.say(toErrorBody(error).message);
    return;
  }
  const edit: Edit = {
    verb: 'accept',
    annotation: selected.id,
    individual: name,
    ...(selected.species === null ? { species } : {}),
  };
  // Meanwhile the person may have gone on: the name belongs to the box that was meant.
  if (review.image.peek() === image) review.decide(edit);
  else review.saving.decide(image, [edit]);
  const { keyOf } = app.keymap;
  const [change, on] = [keyText(keyOf('name')), keyText(keyOf('accept'))];
  app.ui.say(texts.suggestions.named(name, change, on));
}
