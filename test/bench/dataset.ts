// Listing, reading and editing a YOLO dataset on disk.
//   npm run bench -- dataset [photographs] [folders]
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openDataset } from '../../server/dataset/dataset.ts';
import { machine, megabytes, quantile } from './machine.ts';

const count = Number(process.argv[2] ?? 100_000);
const folders = Number(process.argv[3] ?? 1);
const edits = 200;
const labels = '0 0.5 0.5 0.1 0.1\n'.repeat(8);

const resident = () => process.memoryUsage.rss();
const rate = (items: number, ms: number) => `${Math.round((items / ms) * 1000)} a second`;

console.log(machine());
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  writeFileSync(join(folder, 'data.yaml'), 'train: images\nval: images\nnames: [giraffe]\n');
  for (let index = 0; index < folders; index++) {
    mkdirSync(join(folder, `images/${index}`), { recursive: true });
    mkdirSync(join(folder, `labels/${index}`), { recursive: true });
  }
  for (let index = 0; index < count; index++) {
    const name = `${index % folders}/camera-12_2024-06-01_${String(index).padStart(8, '0')}`;
    closeSync(openSync(join(folder, `images/${name}.jpg`), 'w'));
    writeFileSync(join(folder, `labels/${name}.txt`), labels);
  }

  const dataset = await openDataset(folder);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  globalThis.gc?.();
  const before = resident();
  let peak = before;
  let listed = 0;
  delay.enable();
  let started = performance.now();
  for await (const _ of dataset.photographs()) {
    if (++listed % 10_000 === 0) peak = Math.max(peak, resident());
  }
  delay.disable();
  console.log(
    `list: ${listed} photographs in ${folders} folders, ${rate(listed, performance.now() - started)}; ` +
      `${megabytes(peak - before)} more memory; event loop held at most ${(delay.max / 1e6).toFixed(0)} ms`,
  );

  started = performance.now();
  let read = 0;
  for await (const photograph of dataset.photographs()) {
    await dataset.read(photograph);
    if (++read === 10_000) break;
  }
  console.log(`read: ${read} label files of 8 boxes, ${rate(read, performance.now() - started)}`);

  const times: number[] = [];
  for await (const photograph of dataset.photographs()) {
    const { version, annotations } = await dataset.read(photograph);
    const edit = { verb: 'update' as const, annotation: annotations[0]!.id, individual: 'Asha' };
    const from = performance.now();
    await dataset.edit(photograph, {
      version,
      by: 'bench',
      edits: [{ ...edit, box: [0.4, 0.4, 0.1, 0.1] }],
    });
    times.push(performance.now() - from);
    if (times.length === edits) break;
  }
  console.log(
    `edit: ${edits} saved durably, p50 ${quantile(times, 0.5).toFixed(1)} ms, ` +
      `p95 ${quantile(times, 0.95).toFixed(1)} ms`,
  );

  started = performance.now();
  await openDataset(folder);
  console.log(`open again: ${(performance.now() - started).toFixed(1)} ms`);
} finally {
  await rm(folder, { recursive: true });
}
