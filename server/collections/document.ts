import type { ImageDocument } from '../contract/image.ts';
import type { Photograph, PhotographRecord } from '../dataset/photograph.ts';
import { measurePhotograph } from '../vision/measure.ts';
import type { OpenCollection } from './open-collection.ts';
import { catalogueRow, withProposals } from './record.ts';
import { stampsOf } from './stamp.ts';

/** An image as its files are now; the catalogue learns what another tool changed. */
export async function readDocument(
  collection: OpenCollection,
  path: string,
): Promise<ImageDocument> {
  const photograph = await collection.photograph(path);
  const record = await collection.dataset.read(photograph);
  return documentOf(collection, photograph, record);
}

/** Joins a record of the files with what the models found, and puts both into the catalogue. */
export async function documentOf(
  collection: OpenCollection,
  photograph: Photograph,
  record: PhotographRecord,
): Promise<ImageDocument> {
  const { catalogue } = collection;
  const { path } = photograph;
  const [state, detections, pixelProblems] = await Promise.all([
    catalogue.imageState(path),
    catalogue.detectionsOf(path),
    catalogue.problemsOf(path, 'pixels'),
  ]);
  const annotations = withProposals(collection, record, detections);
  if (state?.version !== record.version) {
    const stamps = await stampsOf(photograph);
    const row = catalogueRow(photograph, record, annotations, stamps, collection.generation);
    await catalogue.putScanned([row]);
    if (state && !collection.dataset.saved.has(path, record.version)) {
      collection.dataset.saved.delete(path);
      collection.onOutside(path, record.version);
    }
  }
  const summary = (await catalogue.imageSummary(path))!;
  const size =
    summary.width === null && summary.status !== 'unreadable'
      ? await measurePhotograph(photograph.file).catch(() => null)
      : null;
  return {
    ...summary,
    width: summary.width ?? size?.width ?? null,
    height: summary.height ?? size?.height ?? null,
    takenAt: summary.takenAt ?? size?.takenAt ?? null,
    problems: [
      ...record.problems.map((problem) => ({ ...problem, image: path })),
      ...pixelProblems,
    ],
    version: record.version,
    annotations,
  };
}
