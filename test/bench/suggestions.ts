// Latency of one suggestion over galleries of made vectors: exact search and gathering by individual.
//   npm run bench -- suggestions [dimensions]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rankNeighbours } from '../../server/collections/rank-neighbours.ts';
import { rowId, type GalleryRow } from '../../server/gallery/gallery-row.ts';
import { Gallery } from '../../server/gallery/gallery.ts';
import { machine, megabytes, quantile } from './machine.ts';

const dimensions = Number(process.argv[2] ?? 640);
const sizes = [1_000, 10_000, 100_000];
const queries = 40;
const batch = 2_000;

/** Small, quick, repeatable: quality of randomness does not matter here. */
let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;

function vector(): Float32Array {
  const values = Float32Array.from({ length: dimensions }, random);
  const norm = Math.hypot(...values.subarray(0, 64)) * Math.sqrt(dimensions / 64);
  return values.map((value) => value / norm);
}

const row = (index: number): GalleryRow => ({
  id: rowId(`images/${index}.jpg`, '1'),
  image: `images/${index}.jpg`,
  annotation: '1',
  box: [0.5, 0.5, 0.5, 0.5],
  species: index % 3 === 0 ? 'leopard' : 'giraffe',
  individual: `animal ${index % Math.ceil(index / 8 + 100)}`,
  state: 'accepted',
  split: 'train',
  viewpoint: null,
  place: `camera ${index % 50}`,
  takenAt: index * 10_000,
  model: 'bench',
  vector: vector(),
});

console.log(machine());
console.log(
  `${dimensions} dimensions, ${queries} queries a size, species filter and burst excluded`,
);
for (const size of sizes) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const gallery = await Gallery.open(folder, 'bench', dimensions);
    const writing = performance.now();
    for (let start = 0; start < size; start += batch) {
      const length = Math.min(batch, size - start);
      await gallery.upsert(Array.from({ length }, (_, i) => row(start + i)));
    }
    await gallery.compact();
    const written = performance.now() - writing;
    const times: number[] = [];
    for (let query = 0; query < queries; query++) {
      const burst = { place: 'camera 1', takenAt: query * 10_000, gap: 60_000 };
      const started = performance.now();
      await rankNeighbours(
        gallery,
        vector(),
        { species: 'giraffe', image: `images/${query}.jpg`, burst },
        10,
      );
      times.push(performance.now() - started);
    }
    const memory = megabytes(process.resourceUsage().maxRSS * 1024);
    console.log(
      `${String(size).padStart(7)} rows: p50 ${quantile(times, 0.5).toFixed(1)} ms, ` +
        `p95 ${quantile(times, 0.95).toFixed(1)} ms, first ${times[0]!.toFixed(1)} ms; ` +
        `written in ${(written / 1000).toFixed(1)} s; peak memory ${memory}`,
    );
    await gallery.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
