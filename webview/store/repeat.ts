import type { Annotation } from '../../server/contract/annotation.ts';
import type { Edit } from '../../server/contract/edit.ts';

/** A decision that can be made again about another box. */
export type RepeatableEdit = Extract<
  Edit,
  { verb: 'accept' | 'update' | 'reject' | 'unidentifiable' | 'delete' }
>;

/** What was decided about a box, and which species it had or got. */
export interface LastDecision {
  edit: RepeatableEdit;
  species: string | null;
}

const verbs: readonly Edit['verb'][] = ['accept', 'update', 'reject', 'unidentifiable', 'delete'];

/** Where a box is holds for that box alone; everything else can be said of another one. */
export function isRepeatable(edit: Edit): edit is RepeatableEdit {
  return verbs.includes(edit.verb) && !('box' in edit && edit.box);
}

/**
 * The last decision, made about this box. An individual is of one species: its name is not given to a
 * box of another one (`other-species`); a box without a species takes it along.
 */
export function repeated(
  { edit, species }: LastDecision,
  annotation: Pick<Annotation, 'id' | 'species'>,
): RepeatableEdit | 'other-species' {
  const again = { ...edit, annotation: annotation.id };
  if (again.verb === 'reject' || again.verb === 'delete') return again;
  if (again.species !== undefined || species === null) return again;
  if (annotation.species === null) return { ...again, species };
  const named = 'individual' in again && again.individual;
  return named && annotation.species !== species ? 'other-species' : again;
}
