import { texts } from '../texts.ts';
import type { App } from './app.ts';
import type { Session } from './session.ts';

/** A box to compare, wherever it was chosen. */
export interface CompareQuery {
  image: string;
  annotation: string;
}

/**
 * Shows a box beside the known individuals it may be: first the one asked for, else the most similar.
 * It becomes the review's selected box, so that whatever is decided is decided as anywhere else.
 */
export async function openCompare(
  app: App,
  session: Session,
  query: CompareQuery | null,
  individual: string | null = null,
): Promise<void> {
  const { review, compare } = session;
  if (query) {
    if (review.image.peek() !== query.image) await app.openImage(query.image);
    review.select(query.annotation);
  }
  if (!review.selected.peek()) {
    app.ui.say(texts.compare.nothingToCompare);
    return;
  }
  const scene = app.ui.scene.peek();
  compare.begin(scene === 'compare' ? 'image' : scene, individual);
  app.ui.scene.value = 'compare';
  app.ui.releaseFocus();
}

/** Back to where the comparison was opened. */
export function closeCompare(app: App, session: Session): void {
  app.ui.scene.value = session.compare.from.peek() ?? 'image';
  session.compare.end();
  app.ui.releaseFocus();
}
