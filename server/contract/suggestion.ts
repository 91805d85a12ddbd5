import { Type, type Static } from 'typebox';
import { Viewpoint } from './annotation.ts';
import { Box } from './box.ts';

/** A gallery crop that speaks for a suggestion. */
export const Exemplar = Type.Object({
  image: Type.String(),
  box: Box,
  viewpoint: Type.Union([Viewpoint, Type.Null()]),
  similarity: Type.Number({ description: 'Cosine similarity to the query, -1 to 1.' }),
});
export type Exemplar = Static<typeof Exemplar>;

export const Suggestion = Type.Object(
  {
    individual: Type.String(),
    species: Type.Union([Type.String(), Type.Null()]),
    score: Type.Number({ description: 'Best cosine similarity of its crops. No probability.' }),
    support: Type.Integer({ description: 'How many of the nearest crops are of this individual.' }),
    exemplars: Type.Array(Exemplar),
  },
  { title: 'Suggestion' },
);
export type Suggestion = Static<typeof Suggestion>;

/** Why a ranking is empty. */
export const EmptyReason = Type.Union([
  Type.Literal('not-indexed'),
  Type.Literal('no-gallery'),
  Type.Literal('no-gallery-of-species'),
  Type.Literal('no-embedder'),
]);

export const Ranking = Type.Object(
  {
    suggestions: Type.Array(Suggestion),
    gallery: Type.Object({
      crops: Type.Integer(),
      individuals: Type.Integer(),
      species: Type.Union([Type.String(), Type.Null()], { description: 'null: all species' }),
      model: Type.Union([Type.String(), Type.Null()]),
    }),
    empty: Type.Union([EmptyReason, Type.Null()]),
  },
  { title: 'Ranking' },
);
export type Ranking = Static<typeof Ranking>;
