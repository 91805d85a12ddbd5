import { Type, type Static } from 'typebox';
import { Annotation } from './annotation.ts';
import { Problem } from './problem.ts';

export const ImageStatus = Type.Union(
  [
    Type.Literal('unlabelled'),
    Type.Literal('labelled'),
    Type.Literal('empty'),
    Type.Literal('unreadable'),
  ],
  {
    description:
      'unlabelled: no label file yet; empty: a label file without boxes (no animal); unreadable: not a picture.',
  },
);
export type ImageStatus = Static<typeof ImageStatus>;

export const ImageSummary = Type.Object(
  {
    id: Type.String({ description: 'Path relative to the dataset, with forward slashes.' }),
    split: Type.String(),
    version: Type.String({ description: 'Of its labels; goes back with every edit.' }),
    status: ImageStatus,
    width: Type.Union([Type.Integer(), Type.Null()], { description: 'Pixels as displayed.' }),
    height: Type.Union([Type.Integer(), Type.Null()]),
    takenAt: Type.Union([Type.String(), Type.Null()]),
    indexed: Type.Boolean({ description: 'Detections and embeddings are there.' }),
    counts: Type.Object({
      proposed: Type.Integer(),
      accepted: Type.Integer(),
      rejected: Type.Integer(),
      unidentifiable: Type.Integer(),
      named: Type.Integer({ description: 'Accepted boxes with an individual.' }),
    }),
    problems: Type.Integer(),
  },
  { title: 'ImageSummary' },
);
export type ImageSummary = Static<typeof ImageSummary>;

/** An image with all that is known of it. */
export const ImageDocument = Type.Object(
  {
    ...ImageSummary.properties,
    problems: Type.Array(Problem),
    annotations: Type.Array(Annotation),
  },
  { title: 'ImageDocument' },
);
export type ImageDocument = Static<typeof ImageDocument>;

export const PictureSize = Type.Union(
  [Type.Literal('thumbnail'), Type.Literal('screen'), Type.Literal('full')],
  { description: 'thumbnail: 256 px; screen: 2048 px; full: every pixel that a browser can show.' },
);
export type PictureSize = Static<typeof PictureSize>;

/** A picture file on this machine, made if it was not there. */
export const Picture = Type.Object(
  { file: Type.String(), mediaType: Type.String() },
  { title: 'Picture' },
);
export type Picture = Static<typeof Picture>;
