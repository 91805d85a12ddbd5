import { Type, type Static } from 'typebox';
import { Box } from './box.ts';

export const AnnotationState = Type.Union(
  [
    Type.Literal('proposed'),
    Type.Literal('accepted'),
    Type.Literal('rejected'),
    Type.Literal('unidentifiable'),
  ],
  {
    description:
      'What a person has said of a box. Accepted and unidentifiable boxes are label lines.',
  },
);
export type AnnotationState = Static<typeof AnnotationState>;

export const Viewpoint = Type.Union([
  Type.Literal('left'),
  Type.Literal('right'),
  Type.Literal('front'),
  Type.Literal('back'),
]);
export type Viewpoint = Static<typeof Viewpoint>;

/** Who decided, in Camtrap DP's words (https://camtrap-dp.tdwg.org/data/#observations). */
export const Provenance = Type.Object({
  classificationMethod: Type.Union([Type.Literal('human'), Type.Literal('machine')]),
  classifiedBy: Type.String(),
  classificationTimestamp: Type.String({ description: 'ISO 8601 with time zone.' }),
  classificationProbability: Type.Union([Type.Number(), Type.Null()]),
});
export type Provenance = Static<typeof Provenance>;

export const ComparisonVerdict = Type.Union([
  Type.Literal('different'),
  Type.Literal('cannot-compare'),
]);
export type ComparisonVerdict = Static<typeof ComparisonVerdict>;

/** What a person said after comparing a box with a known individual. "Same" is the name itself. */
export const Comparison = Type.Object(
  {
    individual: Type.String({ description: 'Of the species that the box has.' }),
    verdict: ComparisonVerdict,
    by: Type.String(),
    at: Type.String({ description: 'ISO 8601 with time zone.' }),
  },
  { title: 'Comparison' },
);
export type Comparison = Static<typeof Comparison>;

/** One animal in one photograph. */
export const Annotation = Type.Object(
  {
    id: Type.String(),
    box: Box,
    species: Type.Union([Type.String(), Type.Null()], { description: 'null: not known' }),
    individual: Type.Union([Type.String(), Type.Null()]),
    viewpoint: Type.Union([Viewpoint, Type.Null()]),
    state: AnnotationState,
    confidence: Type.Union([Type.Number(), Type.Null()], {
      description: "The detector's, 0 to 1.",
    }),
    provenance: Type.Union([Provenance, Type.Null()]),
    comparisons: Type.Array(Comparison, {
      description: 'Individuals that it is not, or that could not be compared with it.',
    }),
    line: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Line of the label file, from 1; null where it has none.',
    }),
  },
  { title: 'Annotation' },
);
export type Annotation = Static<typeof Annotation>;
