import type { Annotation } from '../../server/contract/annotation.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { withEdits, type QueuedEdit } from './optimistic.ts';
import type { SaveState } from './save-state.ts';

/** One box, or the photograph as a whole, about which something of mine is not saved. */
export interface Difference {
  /** The box; null: the whole photograph. */
  annotation: string | null;
  mine: Annotation | null;
  theirs: Annotation | null;
  edits: readonly QueuedEdit[];
  /** Whether mine can be done on top of theirs: the box is still there, or mine makes it. */
  possible: boolean;
}

/** An image that somebody else has changed while decisions about it were not saved. */
export interface Conflict {
  mine: ImageDocument;
  theirs: ImageDocument;
  differences: readonly Difference[];
}

/** Both versions of an image in trouble; null when there is nothing to ask. */
export function conflictOf({ document, trouble }: SaveState): Conflict | null {
  if (trouble?.kind !== 'stale') return null;
  const mine = withEdits(trouble.base, trouble.edits);
  return { mine, theirs: document, differences: differences(mine, document, trouble.edits) };
}

function differences(
  mine: ImageDocument,
  theirs: ImageDocument,
  edits: readonly QueuedEdit[],
): Difference[] {
  const boxIn = (document: ImageDocument, id: string | null) =>
    document.annotations.find((one) => one.id === id) ?? null;
  const byBox = new Map<string | null, QueuedEdit[]>();
  for (const queued of edits) {
    const box = boxOf(queued);
    byBox.set(box, [...(byBox.get(box) ?? []), queued]);
  }
  return [...byBox].map(([annotation, own]) => {
    const makes = own.some(({ edit }) => edit.verb === 'create' || edit.verb === 'mark-empty');
    const there = boxIn(theirs, annotation);
    return {
      annotation,
      mine: boxIn(mine, annotation),
      theirs: there,
      edits: own,
      possible: makes || there !== null,
    };
  });
}

/** The box that an edit is about; a new one under the id that only this page knows. */
function boxOf({ edit, localId }: QueuedEdit): string | null {
  return 'annotation' in edit ? edit.annotation : localId;
}
