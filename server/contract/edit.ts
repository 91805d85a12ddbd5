import { Type, type Static } from 'typebox';
import { ComparisonVerdict, Viewpoint } from './annotation.ts';
import { Box } from './box.ts';

const Nullable = <T extends Parameters<typeof Type.Optional>[0]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const annotationId = Type.String({ minLength: 1 });

/** Fields that an edit may set; a field left out stays as it is. */
const fields = {
  box: Type.Optional(Box),
  species: Type.Optional(Type.String({ minLength: 1 })),
  individual: Type.Optional(Nullable(Type.String({ minLength: 1 }))),
  viewpoint: Type.Optional(Nullable(Viewpoint)),
};

/** One decision about one image. Several travel together and are saved together or not at all. */
export const Edit = Type.Union(
  [
    Type.Object({ verb: Type.Literal('create'), ...fields, box: Box, species: Type.String() }),
    Type.Object({ verb: Type.Literal('accept'), annotation: annotationId, ...fields }),
    Type.Object({ verb: Type.Literal('update'), annotation: annotationId, ...fields }),
    Type.Object({ verb: Type.Literal('reject'), annotation: annotationId }),
    Type.Object({
      verb: Type.Literal('unidentifiable'),
      annotation: annotationId,
      species: fields.species,
    }),
    Type.Object({ verb: Type.Literal('delete'), annotation: annotationId }),
    Type.Object({ verb: Type.Literal('mark-empty') }),
    Type.Object({
      verb: Type.Literal('compare'),
      annotation: annotationId,
      individual: Type.String({ minLength: 1 }),
      verdict: Nullable(ComparisonVerdict),
    }),
  ],
  { title: 'Edit' },
);
export type Edit = Static<typeof Edit>;

/** Decisions about one of several images that are decided together. */
export const ImageDecision = Type.Object({
  image: Type.String({ minLength: 1 }),
  version: Type.String({ description: 'Of the image as the person saw it.' }),
  edits: Type.Array(Edit, { minItems: 1 }),
});
export type ImageDecision = Static<typeof ImageDecision>;
