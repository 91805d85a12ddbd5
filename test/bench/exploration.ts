// Times of the jobs rank, group and map over made vectors, half of them named, and what they cost the
// main thread and memory; then the map as it is sent, and one page of an individual with very many crops.
//   npm run bench -- exploration [size …]    (1000 10000 100000)
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScannedImage } from '../../server/catalogue/rows.ts';
import { cropsOfIndividual } from '../../server/collections/explore-individual.ts';
import { mapOf } from '../../server/collections/explore-read.ts';
import type { OpenCollection } from '../../server/collections/open-collection.ts';
import { explorationKinds } from '../../server/contract/group.ts';
import { defaultSettings } from '../../server/engine/settings.ts';
import { rowId, type GalleryRow } from '../../server/gallery/gallery-row.ts';
import { startExploration } from '../../server/routes/start-exploration.ts';
import { Workbench } from '../../server/workbench.ts';
import { machine, megabytes } from './machine.ts';
import { watchStalls } from './stalls.ts';

const sizes =
  process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
const batch = 2_000;
const individualsPerCrop = 1 / 20;

/** Small, quick, repeatable: quality of randomness does not matter here. */
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;

function normalised(values: Float32Array): Float32Array {
  let square = 0;
  for (const value of values) square += value * value;
  return values.map((value) => value / Math.sqrt(square));
}

interface Made {
  row: GalleryRow;
  image: ScannedImage;
}

/** A crop near the centre of its individual. */
function make(index: number, centres: readonly Float32Array[], generation: number): Made {
  const which = index % centres.length;
  const individual = index % 2 === 0 ? `animal ${which}` : null;
  const path = `images/train/${index}.jpg`;
  const vector = normalised(centres[which]!.map((value) => value + 0.05 * random()));
  const image: ScannedImage = {
    path,
    split: 'train',
    stamp: String(index),
    imageStamp: String(index),
    generation,
    status: 'labelled',
    version: '1',
    annotations: [
      {
        id: '1',
        box: [0.5, 0.5, 0.5, 0.5],
        species: 'giraffe',
        individual,
        viewpoint: null,
        state: 'accepted',
        confidence: null,
        provenance: null,
        comparisons: [],
        line: 1,
      },
    ],
    problems: [],
  };
  const row: GalleryRow = {
    id: rowId(path, '1'),
    image: path,
    annotation: '1',
    box: [0.5, 0.5, 0.5, 0.5],
    species: 'giraffe',
    individual,
    state: 'accepted',
    split: 'train',
    viewpoint: null,
    place: 'images/train',
    takenAt: null,
    model: 'bench',
    vector,
  };
  return { row, image };
}

async function fill(collection: OpenCollection, size: number): Promise<void> {
  const gallery = (await collection.gallery())!;
  const { dimensions } = gallery;
  const centre = () => normalised(Float32Array.from({ length: dimensions }, random));
  const centres = Array.from({ length: Math.max(3, size * individualsPerCrop) }, centre);
  for (let start = 0; start < size; start += batch) {
    const length = Math.min(batch, size - start);
    const made = Array.from({ length }, (_, i) => make(start + i, centres, collection.generation));
    await gallery.upsert(made.map(({ row }) => row));
    await collection.catalogue.putScanned(made.map(({ image }) => image));
  }
  await gallery.compact();
}

console.log(machine());
for (const size of sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await writeFile(join(folder, 'data.yaml'), 'path: .\ntrain: images/train\nnames: [giraffe]\n');
  const workbench = new Workbench({ settings: defaultSettings, version: 'bench' });
  try {
    const collection = await workbench.collections.open(folder);
    await workbench.collections.scanned(collection.id).catch(() => undefined);
    await fill(collection, size);
    console.log(`${size} crops, half of them named`);
    for (const kind of explorationKinds) {
      const stalled = watchStalls();
      const started = performance.now();
      const job = startExploration(workbench, collection.id, kind);
      const { error, result } = await workbench.jobs.ended(job.id);
      const seconds = (performance.now() - started) / 1000;
      const stall = stalled();
      if (error) throw new Error(error.message);
      const { crops } = result as { crops: number };
      console.log(
        `  ${kind.padEnd(5)} ${seconds.toFixed(1)} s (${(crops / seconds).toFixed(0)} crops/s), ` +
          `main thread busy at most ${stall.toFixed(0)} ms, ` +
          `peak memory ${megabytes(process.resourceUsage().maxRSS * 1024)} ` +
          JSON.stringify(result),
      );
    }
    const read = watchStalls();
    const reading = performance.now();
    let bytes = 0;
    for (const piece of await mapOf(collection)) bytes += piece.length;
    console.log(
      `  reading the map ${(performance.now() - reading).toFixed(0)} ms, ${megabytes(bytes)}, ` +
        `main thread busy at most ${read().toFixed(0)} ms`,
    );
    const stalled = watchStalls();
    const started = performance.now();
    const page = await cropsOfIndividual(collection, { individual: 'animal 0' }, { limit: 100 });
    console.log(
      `  first page of ${page.total} crops of one individual ` +
        `${(performance.now() - started).toFixed(0)} ms, main thread busy at most ` +
        `${stalled().toFixed(0)} ms`,
    );
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  }
}
