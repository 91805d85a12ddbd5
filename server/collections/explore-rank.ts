import type { TopSuggestionRow } from '../catalogue/top-suggestions.ts';
import type { BoxKey } from '../catalogue/exploration-writes.ts';
import type { CropBatch } from '../exploration/crop-batch.ts';
import type { GalleryBatch } from '../gallery/gallery-batch.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { append, cropBatch, emptyBatch, feed, IndividualNumbers } from './explore-batches.ts';
import type { OpenCollection } from './open-collection.ts';
import { burstGap } from './burst.ts';

export interface RankResult {
  /** Unnamed crops looked at. */
  crops: number;
  /** Of these, such that have somebody to suggest. */
  suggested: number;
  seconds: number;
}

/** Vectors of unnamed crops held at once, in bytes: the gallery passes by once for each block. */
const blockBytes = 96 * 2 ** 20;
/** Suggestions written at once. */
const writeSize = 1000;

interface Block {
  crops: CropBatch;
  keys: BoxKey[];
}

/**
 * For every crop that waits for a name the best individual of its species, written to the catalogue.
 * Aborted, what was written stays.
 */
export async function rankUnnamed(
  collection: OpenCollection,
  gallery: Gallery,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<RankResult> {
  const started = performance.now();
  const { catalogue } = collection;
  const species = (await catalogue.speciesCounts()).map((row) => row.species);
  const different = new Map(
    (await catalogue.differentVerdicts()).map(({ image, box, individuals }) => [
      keyOf({ image, box }),
      individuals,
    ]),
  );
  const total = await gallery.countWalk({ named: false });
  const result: RankResult = { crops: 0, suggested: 0, seconds: 0 };
  progress({ done: 0, total });

  for (const kind of species) {
    const filter = { named: true, ...(kind === null ? {} : { species: kind }) };
    const known = await gallery.countWalk(filter);
    const numbers = new IndividualNumbers();
    for await (const block of blocksOf(gallery, kind, numbers)) {
      signal.throwIfAborted();
      const queries = block.keys.length;
      const parameters = {
        dimensions: gallery.dimensions,
        queries: block.crops,
        different: differentOf(block.keys, different, kind === null ? species : [kind], numbers),
        gap: burstGap,
      };
      using task = await collection.exploration.begin('match', parameters, { signal });
      let met = 0;
      const tell = (batch: GalleryBatch) => {
        met += batch.length;
        const share = Math.min(1, met / Math.max(1, known));
        progress({ done: result.crops + Math.floor(queries * share) });
      };
      await feed(task, gallery.walk(filter), numbers, tell, signal);
      const { other, individual } = await task.finish();
      // A part at a time: whoever waits for the main thread has a turn in between.
      for (let start = 0; start < queries; start += writeSize) {
        const found: TopSuggestionRow[] = [];
        const nobody: BoxKey[] = [];
        block.keys.slice(start, start + writeSize).forEach((key, i) => {
          const who = individual[start + i]!;
          if (who === -1) nobody.push(key);
          else found.push({ ...key, ...numbers.at(who), score: other[start + i]! });
        });
        await catalogue.putTopSuggestions(found);
        await catalogue.dropTopSuggestions(nobody);
        result.suggested += found.length;
      }
      result.crops += queries;
      progress({ done: result.crops });
    }
  }
  return { ...result, seconds: (performance.now() - started) / 1000 };
}

const keyOf = ({ image, box }: BoxKey) => `${image}#${box}`;

/** Unnamed crops of a species, as many at once as memory shall hold. */
async function* blocksOf(
  gallery: Gallery,
  species: string | null,
  numbers: IndividualNumbers,
): AsyncGenerator<Block> {
  const { dimensions } = gallery;
  const room = Math.max(1, Math.floor(blockBytes / (4 * dimensions)));
  let left = await gallery.countWalk({ named: false, species });
  let crops = emptyBatch(Math.min(room, left), dimensions);
  let keys: BoxKey[] = [];
  for await (const batch of gallery.walk({ named: false, species })) {
    if (crops.length + batch.length > crops.images.length) {
      // Crops may have come since they were counted.
      if (crops.length > 0) yield { crops, keys };
      left -= keys.length;
      crops = emptyBatch(Math.max(batch.length, Math.min(room, left)), dimensions);
      keys = [];
    }
    append(crops, cropBatch(batch, numbers), dimensions);
    for (let row = 0; row < batch.length; row++) {
      keys.push({ image: batch.image[row]!, box: batch.annotation[row]! });
    }
  }
  if (keys.length > 0) yield { crops, keys };
}

/** By query: numbers of the individuals that it is not, in whichever of the species. */
function differentOf(
  keys: readonly BoxKey[],
  different: ReadonlyMap<string, readonly string[]>,
  species: readonly (string | null)[],
  numbers: IndividualNumbers,
): Map<number, number[]> {
  const found = new Map<number, number[]>();
  keys.forEach((key, query) => {
    const names = different.get(keyOf(key));
    if (!names) return;
    const excluded = names.flatMap((name) => species.map((kind) => numbers.of(name, kind)));
    found.set(query, excluded);
  });
  return found;
}
