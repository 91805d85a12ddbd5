import { Type, type Static, type TSchema } from 'typebox';
import { AnnotationState, Comparison, Provenance, Viewpoint } from '../../contract/annotation.ts';
import { Box } from '../../contract/box.ts';

const Optional = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/**
 * One box of a sidecar. `line` is the text of its label line, null where it has none; `box` finds it
 * again if another program changed that line. A person may leave out what is not known.
 */
export const StoredBox = Type.Object({
  id: Type.Optional(Type.String({ minLength: 1 })),
  line: Optional(Type.String()),
  box: Optional(Box),
  species: Optional(Type.String()),
  individual: Optional(Type.String()),
  viewpoint: Optional(Viewpoint),
  state: Type.Optional(AnnotationState),
  confidence: Optional(Type.Number()),
  provenance: Optional(Provenance),
  comparisons: Optional(Type.Array(Comparison)),
});
export type StoredBox = Static<typeof StoredBox>;

/** Keys in the order in which they are written. */
export const storedKeys = [
  'id',
  'line',
  'box',
  'species',
  'individual',
  'viewpoint',
  'state',
  'confidence',
  'provenance',
  'comparisons',
] as const satisfies (keyof StoredBox)[];
