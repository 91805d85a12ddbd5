import pMap from 'p-map';
import type { Problem } from '../contract/problem.ts';
import type { Photograph } from '../dataset/photograph.ts';
import type { OpenCollection } from './open-collection.ts';
import { catalogueRow, withProposals } from './record.ts';
import { stampsOf } from './stamp.ts';

const batchSize = 500;
/** Files asked for at once; they wait for the disk, not for a processor. */
const concurrency = 32;

/**
 * Brings the catalogue up to date with the folder. Files whose size and time are unchanged are not
 * read again.
 * @returns the number of images
 */
export async function scan(
  collection: OpenCollection,
  onProgress: (images: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const generation = Date.now();
  collection.generation = generation;
  let images = 0;
  let batch: Photograph[] = [];
  const flush = async () => {
    await scanBatch(collection, batch, generation);
    images += batch.length;
    batch = [];
    onProgress(images);
  };
  for await (const photograph of collection.dataset.photographs(signal)) {
    batch.push(photograph);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  signal?.throwIfAborted();
  const gone = await collection.catalogue.sweep(generation);
  if (gone.length > 0) await (await collection.gallery())?.replace(gone, []);
  const problems: Problem[] = [...collection.dataset.problems];
  for await (const problem of collection.dataset.check(signal)) problems.push(problem);
  await collection.catalogue.putDatasetProblems(problems);
  return images;
}

async function scanBatch(
  collection: OpenCollection,
  batch: readonly Photograph[],
  generation: number,
): Promise<void> {
  const { catalogue, dataset } = collection;
  const known = await catalogue.imageStates(batch.map(({ path }) => path));
  const unchanged: string[] = [];
  const rows = await pMap(
    batch,
    async (photograph, index) => {
      const stamps = await stampsOf(photograph);
      const state = known[index];
      if (state && state.stamp === stamps.all && state.split === photograph.split) {
        unchanged.push(photograph.path);
        return null;
      }
      const record = await dataset.read(photograph);
      const detections = state ? await catalogue.detectionsOf(photograph.path) : [];
      const annotations = withProposals(collection, record, detections);
      return catalogueRow(photograph, record, annotations, stamps, generation);
    },
    { concurrency },
  );
  await catalogue.putScanned(rows.filter((row) => row !== null));
  await catalogue.touch(unchanged, generation);
}
