import pMap from 'p-map';
import type { Problem } from '../contract/problem.ts';
import { PathSet } from '../dataset/layout/path-set.ts';
import type { Photograph } from '../dataset/photograph.ts';
import type { OpenCollection } from './open-collection.ts';
import { catalogueRow, withProposals } from './record.ts';
import { stampsOfAll } from './stamp.ts';

const batchSize = 500;
/** Label files read at once; they wait for the disk, not for a processor. */
const concurrency = 32;
/** Images looked at together to find those that are gone. */
const sweepSize = 2_000;

/**
 * Brings the catalogue up to date with the folder. Files whose size and time are unchanged are not
 * read again, and cost no write.
 * @returns the number of images
 */
export async function scan(
  collection: OpenCollection,
  onProgress: (images: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const generation = Date.now();
  collection.generation = generation;
  const unchanged = new PathSet();
  let images = 0;
  let batch: Photograph[] = [];
  const flush = async () => {
    await scanBatch(collection, batch, generation, unchanged);
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
  await sweep(collection, generation, unchanged);
  const problems: Problem[] = [...collection.dataset.problems];
  for await (const problem of collection.dataset.check(signal)) problems.push(problem);
  await collection.catalogue.putDatasetProblems(problems);
  return images;
}

/** Puts in what is new or has changed; the others are noted. */
async function scanBatch(
  collection: OpenCollection,
  batch: readonly Photograph[],
  generation: number,
  unchanged: PathSet,
): Promise<void> {
  const { catalogue, dataset } = collection;
  const [known, stamps] = await Promise.all([
    catalogue.knownStamps(batch.map(({ path }) => path)),
    stampsOfAll(batch),
  ]);
  const changed = batch.flatMap((photograph, index) => {
    const { stamp, split } = known[index] ?? {};
    if (stamp !== stamps[index]!.all || split !== photograph.split) {
      return [{ photograph, stamps: stamps[index]!, isKnown: stamp !== undefined }];
    }
    unchanged.add(photograph.path);
    return [];
  });
  const rows = await pMap(
    changed,
    async ({ photograph, stamps, isKnown }) => {
      const record = await dataset.read(photograph);
      const detections = isKnown ? await catalogue.detectionsOf(photograph.path) : [];
      const annotations = withProposals(collection, record, detections);
      return catalogueRow(photograph, record, annotations, stamps, generation);
    },
    { concurrency },
  );
  await catalogue.putScanned(rows);
}

/** Forgets images that are neither unchanged nor put in since the scan began. */
async function sweep(
  collection: OpenCollection,
  generation: number,
  unchanged: PathSet,
): Promise<void> {
  const { catalogue } = collection;
  for (let after = ''; ;) {
    const paths = await catalogue.imagesOfOtherGenerations(generation, after, sweepSize);
    const gone = paths.filter((path) => !unchanged.has(path));
    if (gone.length > 0) {
      await catalogue.removeImages(gone);
      await (await collection.gallery())?.replace(gone, []);
    }
    if (paths.length < sweepSize) break;
    after = paths.at(-1)!;
  }
}
