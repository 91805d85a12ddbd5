import { Type, type Static } from 'typebox';
import { AnnotationState, Viewpoint } from './annotation.ts';
import { ImageStatus } from './image.ts';

const share = Type.Number({ minimum: 0, maximum: 1 });

/**
 * What narrows the lists of images, boxes and encounters. An image fits when it has one box that fits
 * all that is said of boxes.
 */
export const filters = {
  split: Type.Optional(Type.String()),
  status: Type.Optional(ImageStatus),
  problems: Type.Optional(Type.Boolean({ description: 'Only images with problems.' })),
  from: Type.Optional(Type.String({ description: 'Taken on this day or later, 2026-05-31.' })),
  to: Type.Optional(Type.String({ description: 'Taken on this day or earlier.' })),
  place: Type.Optional(Type.String({ description: 'The folder of one camera.' })),
  text: Type.Optional(Type.String({ description: 'Part of the path or of an individual’s name.' })),

  species: Type.Optional(Type.String()),
  individual: Type.Optional(Type.String()),
  named: Type.Optional(
    Type.Boolean({ description: 'Only boxes with, or without, an individual.' }),
  ),
  state: Type.Optional(AnnotationState),
  viewpoint: Type.Optional(Type.Union([Viewpoint, Type.Literal('none')])),
  minConfidence: Type.Optional(share),
  maxConfidence: Type.Optional(share),
};
export type Filters = Static<Type.TObject<typeof filters>>;

/** Photographs of one place that lie no further apart in time are one encounter. */
export const gap = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 86_400, default: 60, description: 'Seconds.' }),
);

/** `name-…`: by the best suggestion of an unnamed box; `detection-…`: by the detector's confidence. */
export const ImageOrder = Type.Union([
  Type.Literal('path'),
  Type.Literal('time'),
  Type.Literal('name-surest'),
  Type.Literal('name-unsure'),
  Type.Literal('detection-surest'),
  Type.Literal('detection-unsure'),
]);
export type ImageOrder = Static<typeof ImageOrder>;

const Counts = Type.Record(Type.String(), Type.Integer());

/** How many images each choice of a filter would leave, the other filters as they are. */
export const Facets = Type.Object(
  {
    total: Type.Integer(),
    split: Counts,
    status: Counts,
    species: Counts,
    state: Counts,
    viewpoint: Counts,
    named: Counts,
    problems: Type.Integer(),
    firstDay: Type.Union([Type.String(), Type.Null()]),
    lastDay: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Facets' },
);
export type Facets = Static<typeof Facets>;
