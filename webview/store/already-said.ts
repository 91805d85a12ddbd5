import type { ImageDocument } from '../../server/contract/image.ts';
import { withEdits, type QueuedEdit } from './optimistic.ts';

/**
 * Whether a document is already as these edits would make it: they were saved and the answer got lost,
 * or somebody else has decided the same.
 */
export function alreadySaid(document: ImageDocument, edits: readonly QueuedEdit[]): boolean {
  const local = new Set(edits.map(({ localId }) => localId));
  const others = edits.filter(({ edit }) => edit.verb !== 'create');
  // What became of a new box cannot be told under the id that only this page knew.
  if (others.some(({ edit }) => 'annotation' in edit && local.has(edit.annotation))) return false;
  return (
    edits.every((queued) => queued.edit.verb !== 'create' || isThere(document, queued.edit)) &&
    decided(withEdits(document, others)) === decided(document)
  );
}

function isThere(
  { annotations }: ImageDocument,
  made: Extract<QueuedEdit['edit'], { verb: 'create' }>,
): boolean {
  return annotations.some(
    ({ box, species }) =>
      species === made.species &&
      box.every((side, i) => Math.abs(side - (made.box[i] ?? 0)) < 1e-6),
  );
}

/** All that a person can decide about a photograph, as one text. */
function decided({ annotations, status }: ImageDocument): string {
  const boxes = annotations.map((one) => [
    one.id,
    one.box,
    one.species,
    one.individual,
    one.viewpoint,
    one.state,
    one.comparisons.map(({ individual, verdict }) => [individual, verdict]),
  ]);
  return JSON.stringify([status, boxes]);
}
