import { Type, type Static } from 'typebox';

/** What a person did in one go: one entry to undo, however many images it changed. */
export const HistoryStep = Type.Object(
  {
    id: Type.String(),
    at: Type.String(),
    by: Type.String(),
    kind: Type.Union([Type.Literal('edit'), Type.Literal('undo'), Type.Literal('redo')]),
    verbs: Type.Array(Type.String(), { description: 'Of the decisions, each once.' }),
    images: Type.Integer(),
    image: Type.Union([Type.String(), Type.Null()], { description: 'The first that it changed.' }),
    annotation: Type.Union([Type.String(), Type.Null()], {
      description: 'The box that it changed, where it was one.',
    }),
  },
  { title: 'HistoryStep' },
);
export type HistoryStep = Static<typeof HistoryStep>;
