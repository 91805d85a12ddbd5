import { Type, type Static } from 'typebox';

export const Severity = Type.Union([Type.Literal('error'), Type.Literal('warning')]);

/** Something wrong with a file that a person can act on. It never stops a batch. */
export const Problem = Type.Object(
  {
    code: Type.String({ description: 'Stable name, e.g. label-number-malformed.' }),
    severity: Severity,
    message: Type.String({ description: 'What is wrong, for a person.' }),
    remedy: Type.Optional(Type.String({ description: 'What to do about it.' })),
    image: Type.Optional(Type.String({ description: 'The image that it concerns, if it is one.' })),
    file: Type.String({ description: 'Path, relative to the dataset where it lies inside it.' }),
    line: Type.Optional(Type.Integer({ minimum: 1 })),
    column: Type.Optional(Type.Integer({ minimum: 1 })),
    field: Type.Optional(Type.String()),
  },
  { title: 'Problem' },
);
export type Problem = Static<typeof Problem>;
