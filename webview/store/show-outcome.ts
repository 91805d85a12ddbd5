import type { ErrorBody } from '../../server/contract/errors.ts';
import { texts } from '../texts.ts';
import type { App } from './app.ts';
import type { Outcome } from './history.ts';
import type { Session } from './session.ts';

const t = texts.history;
type Direction = 'undo' | 'redo';

/** Says what was undone or done again, and goes to the photograph and the box that it changed. */
export async function showOutcome(
  app: App,
  session: Session,
  direction: Direction,
  outcome: Outcome,
): Promise<void> {
  if (outcome.kind === 'failed') {
    tellFailure(app, direction, outcome.error);
    return;
  }
  const { image, annotation, images, verbs } = changeOf(outcome);
  const name = image ? session.history.nameOf(image, annotation) : null;
  app.ui.say(t.done[direction](t.what(verbs, name), t.where(image, images)));
  const scene = app.ui.scene.peek();
  // On a board the crops themselves show what has changed.
  if (image && (scene === 'image' || scene === 'compare'))
    await goTo(app, session, image, annotation);
}

function changeOf(outcome: Exclude<Outcome, { kind: 'failed' }>) {
  if (outcome.kind === 'step') return outcome.step;
  const { image, edits } = outcome;
  const boxes = new Set(edits.flatMap((edit) => ('annotation' in edit ? [edit.annotation] : [])));
  return {
    image,
    images: 1,
    verbs: [...new Set(edits.map(({ verb }) => verb))],
    annotation: boxes.size === 1 ? ([...boxes][0] ?? null) : null,
  };
}

async function goTo(
  app: App,
  { review, prefetch }: Session,
  image: string,
  annotation: string | null,
): Promise<void> {
  app.ui.scene.value = 'image';
  // What was read ahead is from before.
  prefetch.drop(image);
  if (review.image.peek() === image) await review.reload();
  else await app.openImage(image);
  const boxes = review.document.peek()?.annotations ?? [];
  if (boxes.some(({ id }) => id === annotation)) review.select(annotation);
}

function tellFailure(app: App, direction: Direction, error: ErrorBody): void {
  // A file or a remedy must be read at leisure; that nothing is left is a passing word.
  if (!error.file && !error.remedy) app.ui.say(error.message);
  else app.ui.failure.value = { title: t.failed[direction], error };
}
