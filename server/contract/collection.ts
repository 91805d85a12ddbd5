import { Type, type Static } from 'typebox';
import { CropPlace } from './crop.ts';

export const Layout = Type.Union([
  Type.Literal('yolo'),
  Type.Literal('folder'),
  Type.Literal('crops'),
]);
export type Layout = Static<typeof Layout>;

/** An opened dataset. */
export const Collection = Type.Object(
  {
    id: Type.String(),
    path: Type.String({ description: 'The folder.' }),
    name: Type.String(),
    layout: Layout,
    splits: Type.Array(Type.String()),
    species: Type.Array(Type.String(), { description: 'Class names by index.' }),
    counts: Type.Object({
      images: Type.Integer(),
      unlabelled: Type.Integer(),
      labelled: Type.Integer(),
      empty: Type.Integer(),
      unreadable: Type.Integer(),
      indexed: Type.Integer(),
      proposed: Type.Integer(),
      individuals: Type.Integer(),
      problems: Type.Integer(),
    }),
    scanning: Type.Boolean({ description: 'The folder is still being read; counts grow.' }),
  },
  { title: 'Collection' },
);
export type Collection = Static<typeof Collection>;

export const Species = Type.Object(
  {
    name: Type.String(),
    classIndex: Type.Union([Type.Integer(), Type.Null()]),
    boxes: Type.Integer(),
    individuals: Type.Integer(),
  },
  { title: 'Species' },
);
export type Species = Static<typeof Species>;

/** A known individual: what the seed calls a label. */
export const Individual = Type.Object(
  {
    name: Type.String(),
    species: Type.Union([Type.String(), Type.Null()]),
    crops: Type.Integer(),
    images: Type.Integer(),
    strip: Type.Array(CropPlace, { description: 'At most six of its crops, over the whole time.' }),
    firstSeen: Type.Union([Type.String(), Type.Null()]),
    lastSeen: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Individual' },
);
export type Individual = Static<typeof Individual>;
