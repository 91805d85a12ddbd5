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
    support: Type.Integer({
      description: 'How many of the `nearest` crops of the gallery are of this individual.',
    }),
    crops: Type.Integer({ description: 'All of its crops in the gallery.' }),
    lastSeen: Type.Union([Type.String(), Type.Null()]),
    cannotCompare: Type.Boolean({ description: 'A person could not compare it with this box.' }),
    exemplars: Type.Array(Exemplar),
  },
  { title: 'Suggestion' },
);
export type Suggestion = Static<typeof Suggestion>;

/** That it is nobody known. */
export const NewIndividual = Type.Object(
  {
    likelihood: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], {
      description: 'null: too few known individuals to tell',
    }),
    rank: Type.Integer({ description: 'Its place among the suggestions, from 0.' }),
    threshold: Type.Union([Type.Number(), Type.Null()], {
      description: 'Cosine similarity at which a known and a new individual are as likely.',
    }),
  },
  { title: 'NewIndividual' },
);
export type NewIndividual = Static<typeof NewIndividual>;

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
      leftOut: Type.Object({
        image: Type.String({ description: 'The query’s own photograph.' }),
        burst: Type.Union([
          Type.Object({ place: Type.String(), seconds: Type.Integer() }),
          Type.Null(),
        ]),
        different: Type.Array(Type.String(), {
          description: 'Individuals that a person has told apart from it.',
        }),
      }),
      nearest: Type.Integer({
        description:
          'How many nearest crops were looked at; of several boxes, those of all of them.',
      }),
      searched: Type.Literal('exact', { description: 'Every crop was compared.' }),
    }),
    newIndividual: Type.Union([NewIndividual, Type.Null()]),
    empty: Type.Union([EmptyReason, Type.Null()]),
  },
  { title: 'Ranking' },
);
export type Ranking = Static<typeof Ranking>;
