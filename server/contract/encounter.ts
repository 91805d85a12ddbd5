import { Type, type Static } from 'typebox';
import { CropPlace } from './crop.ts';

/** A burst: photographs of one place, each within the gap of the one before. */
export const Encounter = Type.Object(
  {
    id: Type.String({ description: 'Path of its first image.' }),
    place: Type.String({ description: 'Folder of the camera.' }),
    from: Type.Union([Type.String(), Type.Null()], { description: 'null: no time is known' }),
    to: Type.Union([Type.String(), Type.Null()]),
    images: Type.Integer(),
    boxes: Type.Integer({ description: 'Without the rejected ones.' }),
    open: Type.Integer({ description: 'Images that wait for a decision.' }),
    species: Type.Array(Type.String()),
    individuals: Type.Array(Type.String()),
    cover: Type.Array(CropPlace, { description: 'At most four of its animals.' }),
  },
  { title: 'Encounter' },
);
export type Encounter = Static<typeof Encounter>;
