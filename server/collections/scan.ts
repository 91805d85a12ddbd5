import pMap from 'p-map';
import type { Problem } from '../contract/problem.ts';
import { PathSet } from '../dataset/layout/path-set.ts';
import type { Photograph } from '../dataset/photograph.ts';
import type { OpenCollection } from './open-collection.ts';
import { catalogueRow, withProposals } from './record.ts';
import { StampThread } from './stamp-thread.ts';

const batchSize = 500;
/** Label files read at once; they wait for the disk, not for a processor. */
const concurrency = 32;
/** Images put in together. */
const putSize = 50;
/** Images looked at together to find those that are gone. */
const sweepSize = 2_000;

export interface ScanOptions {
  /** Reads all files, also those that have not changed: their meaning has. */
  force?: boolean;
  /** Hears of each photograph before its labels are read. */
  onPhotograph?: ((photograph: Photograph) => void) | undefined;
  /** Hears of each image that has changed since the last scan. */
  onOutside?: ((image: string, version: string) => void) | undefined;
}

interface Batch extends Pick<ScanOptions, 'onOutside'> {
  generation: number;
  unchanged: PathSet;
  stamper: StampThread;
  force: boolean;
}

/**
 * Brings the catalogue up to date with the folder. Files whose size and time are unchanged are not
 * read again, and cost no write.
 * @returns the number of images
 */
export async function scan(
  collection: OpenCollection,
  onProgress: (images: number) => void,
  signal?: AbortSignal,
  { force = false, onPhotograph, onOutside }: ScanOptions = {},
): Promise<number> {
  const generation = Date.now();
  collection.generation = generation;
  const unchanged = new PathSet();
  let images = 0;
  let batch: Photograph[] = [];
  await using stamper = new StampThread();
  const flush = async () => {
    await scanBatch(collection, batch, { generation, unchanged, stamper, force, onOutside });
    images += batch.length;
    batch = [];
    onProgress(images);
  };
  for await (const photograph of collection.dataset.photographs(signal)) {
    onPhotograph?.(photograph);
    batch.push(photograph);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  signal?.throwIfAborted();
  await sweep(collection, generation, unchanged);
  const problems: Problem[] = [...collection.dataset.problems, ...collection.watchProblems()];
  for await (const problem of collection.dataset.check(signal)) problems.push(problem);
  await collection.catalogue.putDatasetProblems(problems);
  return images;
}

/** Puts in what is new or has changed; the others are noted. */
async function scanBatch(
  collection: OpenCollection,
  batch: readonly Photograph[],
  { generation, unchanged, stamper, force, onOutside }: Batch,
): Promise<void> {
  const { catalogue, dataset } = collection;
  const [known, stamps] = await Promise.all([
    catalogue.knownStamps(batch.map(({ path }) => path)),
    stamper.stampsOf(batch),
  ]);
  const changed = batch.flatMap((photograph, index) => {
    const { stamp, split } = known[index] ?? {};
    if (force || stamp !== stamps[index]!.all || split !== photograph.split) {
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
      if (isKnown && !dataset.saved.has(photograph.path, record.version)) {
        onOutside?.(photograph.path, record.version);
      }
      return catalogueRow(photograph, record, annotations, stamps, generation);
    },
    { concurrency },
  );
  // In small lots, so that a page of the list never waits long for its turn.
  for (let start = 0; start < rows.length; start += putSize) {
    await catalogue.putScanned(rows.slice(start, start + putSize));
  }
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
