import { randomUUID } from 'node:crypto';
import type { Edit } from '../../contract/edit.ts';
import { SleuthsError } from '../../contract/errors.ts';
import { badField, classNumber, decidedBy, type EditContext } from './edit-context.ts';
import { cleanName, setFields } from './fields.ts';
import type { Item } from './item.ts';
import { eraseLine, writeLine } from './written-line.ts';

type EditOf<Verb extends Edit['verb']> = Extract<Edit, { verb: Verb }>;

/**
 * Applies edits to a photograph's state, one after the other; an edit may refer to what an earlier one
 * made.
 *
 * @returns ids of the boxes that single edits were about, each once
 * @throws SleuthsError naming the field; the state is then of no use
 */
export function applyEdits(edits: readonly Edit[], context: EditContext): string[] {
  const boxes = new Set<string>();
  for (const edit of edits) {
    const box = apply(edit, context);
    if (box) boxes.add(box.annotation.id);
  }
  return [...boxes];
}

/** @returns the box that the edit was about */
function apply(edit: Edit, context: EditContext): Item | null {
  if (edit.verb === 'mark-empty') {
    markEmpty(context);
    return null;
  }
  const item = edit.verb === 'create' ? newItem(context) : itemOf(edit.annotation, context);
  decideAbout(item, edit, context);
  return item;
}

function decideAbout(item: Item, edit: Exclude<Edit, EditOf<'mark-empty'>>, context: EditContext) {
  switch (edit.verb) {
    case 'create':
    case 'accept':
      return accept(item, edit, context);
    case 'update':
      return update(item, edit, context);
    case 'reject':
      return reject(item, context);
    case 'unidentifiable':
      return giveUp(item, edit, context);
    case 'delete':
      return remove(item, context);
    case 'compare':
      return compare(item, edit, context);
  }
}

function accept(item: Item, edit: EditOf<'create' | 'accept'>, context: EditContext): void {
  setFields(item, edit, context);
  classNumber(context, item.annotation.species);
  item.annotation.state = 'accepted';
  writeLine(item, context);
  decide(item, context);
}

/** A proposal that is corrected without a decision stays one, now stored. */
function update(item: Item, edit: EditOf<'update'>, context: EditContext): void {
  setFields(item, edit, context);
  const { annotation } = item;
  if (annotation.state === 'unidentifiable' && annotation.individual !== null) {
    annotation.state = 'accepted';
  }
  if (annotation.state === 'accepted' || annotation.state === 'unidentifiable') {
    writeLine(item, context);
  } else if (edit.species !== undefined) {
    classNumber(context, annotation.species);
  }
  decide(item, context);
}

/** The sidecar remembers it, so that it is not proposed again. */
function reject(item: Item, context: EditContext): void {
  eraseLine(item, context);
  item.annotation.state = 'rejected';
  decide(item, context);
}

/** There is an animal, but nobody can tell which individual it is. */
function giveUp(item: Item, edit: EditOf<'unidentifiable'>, context: EditContext): void {
  setFields(item, edit, context);
  item.annotation.individual = null;
  item.annotation.state = 'unidentifiable';
  writeLine(item, context);
  decide(item, context);
}

/** A deleted proposal would be back the next time, so it is rejected. */
function remove(item: Item, context: EditContext): void {
  if (item.annotation.state === 'proposed') return reject(item, context);
  eraseLine(item, context);
  const { state } = context;
  state.items = state.items.filter((other) => other !== item);
  state.sidecar.entries = state.sidecar.entries.filter((entry) => entry !== item.entry);
}

/**
 * No animal is in the photograph: an empty label file, and whatever the model proposes is rejected.
 * Lines that are not understood are somebody's work, so they are not thrown away.
 */
function markEmpty(context: EditContext): void {
  const { state, otherLines, file, proposals } = context;
  if (otherLines.length > 0) {
    throw new SleuthsError({
      code: 'unprocessable',
      message: `${file} has lines that are not boxes (line ${otherLines.join(', ')}), so it is not emptied.`,
      remedy: 'Correct or remove them, then mark the photograph as empty.',
      file,
      line: otherLines[0],
    });
  }
  for (const { id } of proposals) itemOf(id, context);
  for (const item of [...state.items]) {
    if (item.annotation.state === 'proposed') reject(item, context);
    else if (item.annotation.state !== 'rejected') remove(item, context);
  }
  state.labels = { prefix: '', lines: [] };
}

/**
 * Remembers that a box is not of an individual, or cannot be compared with it. That says nothing of who
 * it is: the box keeps its state and provenance, and a proposal stays one, now stored.
 */
function compare(item: Item, edit: EditOf<'compare'>, context: EditContext): void {
  const { by, at, file } = context;
  const { annotation } = item;
  const individual = cleanName(edit.individual, file);
  if (edit.verdict === 'different' && annotation.individual === individual) {
    throw badField(
      'individual',
      `The box is named ${individual}, so it cannot be different from ${individual}.`,
      'Take the name away, or give it another one.',
      file,
    );
  }
  const others = annotation.comparisons.filter((one) => one.individual !== individual);
  const { verdict } = edit;
  annotation.comparisons = verdict ? [...others, { individual, verdict, by, at }] : others;
  store(item, context);
}

/** A box of the photograph, or a proposal that becomes one by being decided about. */
function itemOf(id: string, { state, proposals, file }: EditContext): Item {
  const item = state.items.find(({ annotation }) => annotation.id === id);
  if (item) return item;
  const proposal = proposals.find((annotation) => annotation.id === id);
  if (!proposal) {
    throw new SleuthsError({
      code: 'not-found',
      message: `There is no box ${id} in this photograph.`,
      remedy: 'Load the photograph again.',
      file,
      field: 'annotation',
    });
  }
  const { line: _, ...annotation } = proposal;
  const proposed: Item = { annotation: { ...annotation }, drawn: null, entry: null };
  state.items.push(proposed);
  return proposed;
}

function newItem({ state }: EditContext): Item {
  const item: Item = {
    drawn: null,
    entry: null,
    annotation: {
      id: randomUUID(),
      box: [0.5, 0.5, 1, 1],
      species: null,
      individual: null,
      viewpoint: null,
      state: 'accepted',
      confidence: null,
      provenance: null,
      comparisons: [],
    },
  };
  state.items.push(item);
  return item;
}

/** Records who decided, in the sidecar. */
function decide(item: Item, context: EditContext): void {
  item.annotation.provenance = decidedBy(context);
  store(item, context);
}

/** Gives an item a place in the sidecar, if it has none. */
function store(item: Item, context: EditContext): void {
  if (item.entry) return;
  item.entry = { raw: {}, box: null };
  context.state.sidecar.entries.push(item.entry);
}
