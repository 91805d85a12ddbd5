import type { Annotation, Viewpoint } from '../../server/contract/annotation.ts';
import type { Edit } from '../../server/contract/edit.ts';
import type { Suggestion } from '../../server/contract/suggestion.ts';

/** What accepting a box means: an edit, nothing left to say, or a species is missing first. */
export type Acceptance =
  { kind: 'edit'; edit: Edit } | { kind: 'already' } | { kind: 'needs-species' };

/**
 * Accepts a box with the suggested individual, or as it is when it has one already or there is no
 * suggestion. A species that is not known yet is taken from the suggestion, else it is the `sole` one
 * that the dataset has.
 */
export function accept(
  annotation: Annotation,
  suggestion: Suggestion | null,
  sole: string | null = null,
): Acceptance {
  const individual = annotation.individual ?? suggestion?.individual ?? null;
  const species = annotation.species ?? suggestion?.species ?? sole;
  if (species === null) return { kind: 'needs-species' };
  if (annotation.state === 'accepted' && individual === annotation.individual) {
    return { kind: 'already' };
  }
  return edit(annotation, species, individual);
}

/** Nobody can tell who it is. The box stays, with its species, else the `sole` one of the dataset. */
export function giveUp(annotation: Annotation, sole: string | null): Acceptance {
  const { id, species } = annotation;
  if (species === null && sole === null) return { kind: 'needs-species' };
  const given = species === null && sole !== null ? { species: sole } : {};
  return { kind: 'edit', edit: { verb: 'unidentifiable', annotation: id, ...given } };
}

/** Says who it is: that accepts the box. `null` takes the name away again. */
export function assign(
  annotation: Annotation,
  individual: string | null,
  species: string | null,
): Acceptance {
  const known = annotation.species ?? species;
  if (known === null) return { kind: 'needs-species' };
  return edit(annotation, known, individual);
}

function edit(annotation: Annotation, species: string, individual: string | null): Acceptance {
  const changed = species === annotation.species ? {} : { species };
  const named = individual === null && annotation.individual === null ? {} : { individual };
  return {
    kind: 'edit',
    edit: { verb: 'accept', annotation: annotation.id, ...changed, ...named },
  };
}

const isUnnamed = ({ state, individual }: Annotation) =>
  state === 'accepted' && individual === null;

/** @param naming whether a box waits until it has a name */
const waits = (box: Annotation, naming: boolean) =>
  box.state === 'proposed' || (naming && isUnnamed(box));

/**
 * The box to look at after this one: the next one nobody has decided about, going round once. Where a
 * box waits until it has a name, one that still has none was passed over: so are those before it.
 * null when all are decided.
 */
export function nextToDecide(
  boxes: readonly Annotation[],
  from: string | null,
  naming: boolean,
): Annotation | null {
  const at = boxes.findIndex((box) => box.id === from);
  const here = boxes[at];
  const round = naming && !(here && isUnnamed(here));
  return (
    boxes.slice(at + 1).find((box) => waits(box, naming)) ??
    boxes.slice(0, Math.max(0, at)).find((box) => waits(box, round)) ??
    null
  );
}

/** The box to select when an image opens: one to decide about, else one without a name. */
export function firstToLookAt(boxes: readonly Annotation[], naming: boolean): Annotation | null {
  return boxes.find((box) => waits(box, naming)) ?? boxes.find(isUnnamed) ?? boxes[0] ?? null;
}

/** The neighbour in the order of the list, going round. */
export function neighbour(
  boxes: readonly Annotation[],
  from: string | null,
  step: 1 | -1,
): Annotation | null {
  if (boxes.length === 0) return null;
  const at = boxes.findIndex((box) => box.id === from);
  if (at < 0) return boxes.at(step === 1 ? 0 : -1) ?? null;
  return boxes[(at + step + boxes.length) % boxes.length] ?? null;
}

export const viewpoints: readonly Viewpoint[] = ['left', 'right', 'front', 'back'];
