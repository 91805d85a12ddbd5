import { SleuthsError } from '../../server/contract/errors.ts';
import type { App } from './app.ts';
import { toErrorBody } from './error-body.ts';
import type { Session } from './session.ts';

/** Gives the selected box, or the box that waits for it, a species; adds it to the dataset first. */
export async function chooseSpecies(app: App, session: Session, name: string): Promise<void> {
  const { review, lastSpecies, waitingBox } = session;
  const selected = review.selected.peek();
  if (!(await ensureSpecies(app, session, name))) return;
  lastSpecies.value = name;
  const box = waitingBox.peek();
  if (box) {
    waitingBox.value = null;
    review.decide({ verb: 'create', box, species: name });
  } else if (selected && selected.species !== name) {
    review.decide({ verb: 'update', annotation: selected.id, species: name });
  }
}

/** Sees to it that the dataset knows a species; false, with a word about it, when it cannot. */
export async function ensureSpecies(app: App, session: Session, name: string): Promise<boolean> {
  if (session.collection.peek().species.includes(name)) return true;
  const params = { collection: session.id };
  try {
    await app.transport.call('species.add', { params, body: { name } });
  } catch (error) {
    // Somebody else has just added it: that is as good.
    if (!(error instanceof SleuthsError) || error.body.code !== 'conflict') {
      app.ui.say(toErrorBody(error).message);
      return false;
    }
  }
  await session.readCollection().catch(() => {});
  return true;
}
