import type { Annotation, AnnotationState } from '../../server/contract/annotation.ts';
import type { Edit } from '../../server/contract/edit.ts';
import type { ImageDocument, ImageStatus } from '../../server/contract/image.ts';
import { overlap, sameAnimal } from '../../server/contract/overlap.ts';

/** An edit on its way. A box that it creates is known by `localId` until the server names it. */
export interface QueuedEdit {
  edit: Edit;
  localId: string | null;
  /** Edits that were decided in one go share it; a higher one is later. */
  step?: number;
}

/** The document as it will be when these edits are saved: what the page shows meanwhile. */
export function withEdits(document: ImageDocument, edits: readonly QueuedEdit[]): ImageDocument {
  if (edits.length === 0) return document;
  const annotations = withoutDoubles(
    edits.reduce(applyEdit, document.annotations),
    edits,
    document,
  );
  const emptied = edits.some(({ edit }) => edit.verb === 'mark-empty');
  return {
    ...document,
    annotations,
    status: statusOf(document.status, annotations, emptied),
    counts: countStates(annotations),
  };
}

/**
 * Once something is said of a box, other proposals of the same animal are not proposed any more, as
 * the server has it: whoever goes on must not be led to one of them.
 */
function withoutDoubles(
  annotations: Annotation[],
  edits: readonly QueuedEdit[],
  before: ImageDocument,
): Annotation[] {
  const touched = new Set(
    edits.map(({ edit, localId }) => ('annotation' in edit ? edit.annotation : localId)),
  );
  const known = [...annotations, ...before.annotations].filter(({ id }) => touched.has(id));
  return annotations.filter(
    (one) =>
      one.state !== 'proposed' ||
      touched.has(one.id) ||
      one.comparisons.length > 0 ||
      !known.some(({ box }) => overlap(box, one.box) >= sameAnimal),
  );
}

export function countStates(annotations: readonly Annotation[]): ImageDocument['counts'] {
  const count = (state: AnnotationState) => annotations.filter((one) => one.state === state).length;
  return {
    proposed: count('proposed'),
    accepted: count('accepted'),
    rejected: count('rejected'),
    unidentifiable: count('unidentifiable'),
    named: annotations.filter((one) => one.state === 'accepted' && one.individual !== null).length,
  };
}

function applyEdit(annotations: Annotation[], { edit, localId }: QueuedEdit): Annotation[] {
  if (edit.verb === 'create') return [...annotations, created(edit, localId ?? 'new')];
  if (edit.verb === 'mark-empty') {
    return annotations
      .filter((one) => one.state === 'proposed' || one.state === 'rejected')
      .map((one) => ({ ...one, state: 'rejected' as const }));
  }
  if (edit.verb === 'delete') return annotations.filter((one) => one.id !== edit.annotation);
  return annotations.map((one) => (one.id === edit.annotation ? editAnnotation(one, edit) : one));
}

type Change = Exclude<Edit, { verb: 'create' | 'mark-empty' | 'delete' }>;

/** A box as it will be when this edit is saved. */
export function editAnnotation(annotation: Annotation, edit: Change): Annotation {
  if (edit.verb === 'reject') return { ...annotation, state: 'rejected' };
  if (edit.verb === 'unidentifiable') {
    const species = edit.species ?? annotation.species;
    return { ...annotation, state: 'unidentifiable', individual: null, species };
  }
  if (edit.verb === 'compare') {
    const { individual, verdict } = edit;
    const others = annotation.comparisons.filter((one) => one.individual !== individual);
    // Who and when is the server's to say.
    const made = verdict === null ? [] : [{ individual, verdict, by: '', at: '' }];
    return { ...annotation, comparisons: [...others, ...made] };
  }
  const { box, species, individual, viewpoint } = edit;
  return {
    ...annotation,
    state: edit.verb === 'accept' ? 'accepted' : annotation.state,
    box: box ?? annotation.box,
    species: species ?? annotation.species,
    individual: individual === undefined ? annotation.individual : individual,
    viewpoint: viewpoint === undefined ? annotation.viewpoint : viewpoint,
  };
}

function created(edit: Extract<Edit, { verb: 'create' }>, id: string): Annotation {
  return {
    id,
    box: edit.box,
    species: edit.species,
    individual: edit.individual ?? null,
    viewpoint: edit.viewpoint ?? null,
    state: 'accepted',
    confidence: null,
    provenance: null,
    comparisons: [],
    line: null,
  };
}

function statusOf(before: ImageStatus, annotations: Annotation[], emptied: boolean): ImageStatus {
  if (annotations.some((one) => one.state === 'accepted' || one.state === 'unidentifiable')) {
    return 'labelled';
  }
  if (emptied) return 'empty';
  return before === 'labelled' ? 'empty' : before;
}
