import { Type, type Static } from 'typebox';
import { CropPlace } from './crop.ts';

const Progress = {
  images: Type.Integer(),
  reviewed: Type.Integer({ description: 'Labelled or empty, with no proposal left.' }),
};

/** How far the review is. */
export const Overview = Type.Object(
  {
    ...Progress,
    unreadable: Type.Integer(),
    boxes: Type.Object({
      proposed: Type.Integer(),
      accepted: Type.Integer(),
      rejected: Type.Integer(),
      unidentifiable: Type.Integer(),
      named: Type.Integer(),
    }),
    splits: Type.Array(Type.Object({ split: Type.String(), ...Progress })),
    species: Type.Array(
      Type.Object({
        species: Type.Union([Type.String(), Type.Null()]),
        boxes: Type.Integer({ description: 'Without the rejected ones.' }),
        named: Type.Integer(),
        individuals: Type.Integer(),
        firstSeen: Type.Union([Type.String(), Type.Null()]),
        lastSeen: Type.Union([Type.String(), Type.Null()]),
        strip: Type.Array(CropPlace, { description: 'At most eight, over the whole time.' }),
      }),
    ),
    days: Type.Array(
      Type.Object({ day: Type.String(), images: Type.Integer(), reviewed: Type.Integer() }),
      {
        description: 'Days on which photographs were taken, in order; at most 400, the last ones.',
      },
    ),
  },
  { title: 'Overview' },
);
export type Overview = Static<typeof Overview>;
