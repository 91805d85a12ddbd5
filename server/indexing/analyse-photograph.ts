import type { AnalysedImage, DetectionRow, ImageState } from '../catalogue/rows.ts';
import { withProposals } from '../collections/record.ts';
import { galleryRow } from '../collections/gallery-rows.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import { proposalsOf } from '../collections/proposals.ts';
import type { Annotation } from '../contract/annotation.ts';
import type { Problem } from '../contract/problem.ts';
import type { PhotographRecord } from '../dataset/photograph.ts';
import type { GalleryRow } from '../gallery/gallery-row.ts';
import { ImageError } from '../vision/image/image-error.ts';
import type { EmbeddedCrop, PhotographAnalysis } from '../vision/analysis.ts';
import type { Vision } from '../vision/vision.ts';
import { earlierWork } from './earlier-work.ts';

export interface IndexContext {
  collection: OpenCollection;
  vision: Vision;
  /** Of models and options: what was made by another is made again. */
  fingerprint: string;
  /** Fingerprint of the embedder. */
  embedder: string;
  /** Every image is one crop: no detector. */
  wholeImage: boolean;
  signal: AbortSignal;
}

export interface Analysed {
  image: AnalysedImage;
  rows: GalleryRow[];
  milliseconds: PhotographAnalysis['milliseconds'] | null;
  problem: Problem | null;
}

/** The whole image as the detector would say it, where there is no detector to ask. */
const wholeImage: DetectionRow = {
  class: 'animal',
  classIndex: 0,
  confidence: 1,
  box: [0.5, 0.5, 1, 1],
};

/** Boxes of animals that a person has not rejected: each gets a vector. */
const isEmbedded = ({ state, box }: Annotation) => state !== 'rejected' && box[2] > 0 && box[3] > 0;

/** Looks at one photograph: what the catalogue and the gallery shall say of it. */
export async function analysePhotograph(
  context: IndexContext,
  state: ImageState,
): Promise<Analysed> {
  const { collection } = context;
  const photograph = await collection.photograph(state.path);
  const record = await collection.dataset.read(photograph);
  const base = {
    path: state.path,
    imageStamp: state.imageStamp,
    fingerprint: context.fingerprint,
    indexedVersion: record.version,
  };
  try {
    return await look(context, photograph.file, state, record, base);
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    const problem = { ...error.problem, file: state.path };
    const unread = { hash: null, width: null, height: null, takenAt: null };
    return {
      image: {
        ...base,
        ...unread,
        failure: problem.code,
        detections: [],
        annotations: record.annotations,
        problems: [problem],
      },
      rows: [],
      milliseconds: null,
      problem,
    };
  }
}

async function look(
  context: IndexContext,
  file: string,
  state: ImageState,
  record: PhotographRecord,
  base: Pick<AnalysedImage, 'path' | 'imageStamp' | 'fingerprint' | 'indexedVersion'>,
): Promise<Analysed> {
  const { collection } = context;
  const known = record.annotations.filter(isEmbedded);
  const earlier = await earlierWork(collection, state, file, context.fingerprint);
  const given = earlier?.detections ?? (context.wholeImage ? [wholeImage] : null);
  const proposed = given ? proposalsOf(given, record.annotations, collection.speciesOf) : [];
  const wanted = [...known, ...proposed.map(({ annotation }) => annotation)];
  const regions = wanted.filter(({ box }) => !earlier?.vectorOf(box));

  // Nothing is missing where everything was embedded before.
  const analysis =
    earlier && regions.length === 0 ? null : await analyse(context, file, regions, given === null);
  const detections = given ?? analysis!.detections;
  const proposals = proposalsOf(detections, record.annotations, collection.speciesOf);
  const byDetection = new Map(
    proposals.map(({ detection, annotation }) => [detection, annotation]),
  );
  const annotationOf = ({ origin, index }: EmbeddedCrop) =>
    origin === 'region' ? regions[index] : byDetection.get(index);
  const { width, height, takenAt } = (analysis ?? earlier)!;
  const origin = { image: state.path, split: state.split, takenAt, model: context.embedder };
  const rows = (analysis?.crops ?? []).flatMap((crop) => {
    const annotation = annotationOf(crop);
    return annotation ? [galleryRow(origin, annotation, crop.vector)] : [];
  });
  for (const annotation of wanted) {
    const vector = earlier?.vectorOf(annotation.box);
    if (vector) rows.push(galleryRow(origin, annotation, vector));
  }
  const problems = analysis?.problems.map((problem) => ({ ...problem, file: state.path }));
  return {
    image: {
      ...base,
      hash: analysis?.contentHash ?? earlier!.hash,
      width,
      height,
      takenAt,
      failure: null,
      detections,
      annotations: withProposals(collection, record, detections),
      ...(problems && { problems }),
    },
    rows,
    milliseconds: analysis?.milliseconds ?? null,
    problem: null,
  };
}

function analyse(
  { vision, signal }: IndexContext,
  file: string,
  regions: readonly Annotation[],
  detect: boolean,
): Promise<PhotographAnalysis> {
  return vision.analyse(
    {
      file,
      detect,
      embedDetections: detect,
      regions: regions.map(({ box }) => box),
      wholeImage: false,
    },
    signal,
  );
}
