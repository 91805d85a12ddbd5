import { Type, type Static } from 'typebox';
import { CropPlace } from './crop.ts';

/** Unnamed boxes that look alike: probably one individual. */
export const UnknownGroup = Type.Object(
  {
    id: Type.String(),
    species: Type.Union([Type.String(), Type.Null()]),
    crops: Type.Integer({ description: 'That are still without an individual.' }),
    cover: Type.Array(CropPlace, { description: 'At most four, the most typical first.' }),
  },
  { title: 'UnknownGroup' },
);
export type UnknownGroup = Static<typeof UnknownGroup>;

const Computed = Type.Union(
  [
    Type.Object({
      at: Type.String(),
      model: Type.String({ description: 'The embedder.' }),
      crops: Type.Integer({ description: 'How many were looked at.' }),
      outdated: Type.Boolean({
        description: 'Crops or names have changed since, and that was not carried on by itself.',
      }),
    }),
    Type.Null(),
  ],
  { description: 'null: never computed with the active embedder' },
);

/** What has been worked out over all crops, each by a job of that kind. */
export const Exploration = Type.Object(
  { rank: Computed, group: Computed, map: Computed },
  { title: 'Exploration' },
);
export type Exploration = Static<typeof Exploration>;

/** Jobs of the exploration. `rank`: who each unnamed box probably is; `group`: unnamed boxes that look
 * alike; `map`: two dimensions for every crop. */
export const explorationKinds = ['rank', 'group', 'map'] as const;
export type ExplorationKind = (typeof explorationKinds)[number];

/** Crops as points of a plane; all arrays have one entry a point. */
export const EmbeddingMap = Type.Object(
  {
    method: Type.Union([Type.Literal('umap'), Type.Literal('pca')]),
    /** Crops that there are; fewer are shown where they are too many, chosen evenly. */
    total: Type.Integer(),
    x: Type.Array(Type.Number({ description: '-1 to 1' })),
    y: Type.Array(Type.Number({ description: '-1 to 1' })),
    image: Type.Array(Type.String()),
    version: Type.Array(Type.String()),
    annotation: Type.Array(Type.String()),
    box: Type.Array(Type.Array(Type.Number())),
    species: Type.Array(Type.Union([Type.String(), Type.Null()])),
    individual: Type.Array(Type.Union([Type.String(), Type.Null()])),
    state: Type.Array(Type.String()),
  },
  { title: 'EmbeddingMap' },
);
export type EmbeddingMap = Static<typeof EmbeddingMap>;
