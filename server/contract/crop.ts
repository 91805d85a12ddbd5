import { Type, type Static } from 'typebox';
import { Annotation } from './annotation.ts';
import { Box } from './box.ts';

/** A place in an image, as far as a picture of it needs. */
export const CropPlace = Type.Object({ image: Type.String(), box: Box }, { title: 'CropPlace' });
export type CropPlace = Static<typeof CropPlace>;

/** A box with its image: what lists and grids of animals show and decide about. */
export const Crop = Type.Object(
  {
    image: Type.String(),
    version: Type.String({ description: 'Of the image; goes back with decisions.' }),
    split: Type.String(),
    takenAt: Type.Union([Type.String(), Type.Null()]),
    annotation: Annotation,
    suggestion: Type.Union(
      [
        Type.Object({
          individual: Type.String(),
          species: Type.Union([Type.String(), Type.Null()]),
          score: Type.Number({ description: 'Cosine similarity of its nearest crop.' }),
        }),
        Type.Null(),
      ],
      { description: 'Who it probably is, as the last ranking of all unnamed boxes found.' },
    ),
    distance: Type.Union([Type.Number(), Type.Null()], {
      description: 'Cosine distance to the rest of its group, 0 to 2; null: not embedded.',
    }),
  },
  { title: 'Crop' },
);
export type Crop = Static<typeof Crop>;
