// Images per second of `index`, time per stage, peak memory.
//   npm run bench -- index [dataset] [--detector model] [--provider name]
// The dataset is indexed in a copy of links: the original stays as it is.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSettings } from '../../server/engine/settings.ts';
import type { IndexResult } from '../../server/indexing/index-job.ts';
import { startIndex } from '../../server/routes/start-index.ts';
import { Workbench } from '../../server/workbench.ts';
import { machine, megabytes } from './machine.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { detector: { type: 'string' }, 'whole-image': { type: 'boolean' } },
});
const shared = process.env.SLEUTHS_SHARED ?? '../shared';
const source = resolve(positionals[0] ?? join(shared, 'data', 'coco128'));
if (!existsSync(source)) {
  console.error(`${source} is not there: name a dataset.`);
  process.exit(1);
}
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
await cp(source, folder, { recursive: true });
const workbench = new Workbench({
  settings: { ...defaultSettings, ...(values.detector && { detector: values.detector }) },
  version: 'bench',
});
try {
  const collection = await workbench.collections.open(folder);

  // How long the main thread was ever busy: timers that come late say so.
  let longestStall = 0;
  let expected = performance.now() + 5;
  const watch = setInterval(() => {
    longestStall = Math.max(longestStall, performance.now() - expected);
    expected = performance.now() + 5;
  }, 5);
  const job = startIndex(workbench, collection.id, values['whole-image'] ?? false);
  const ended = await workbench.jobs.ended(job.id);
  clearInterval(watch);
  if (ended.error) throw new Error(ended.error.message);

  const result = ended.result as IndexResult;
  console.log(machine());
  console.log(`${source}: ${result.images} images, ${result.detector}, ${result.provider}`);
  console.log(`${result.imagesPerSecond.toFixed(1)} images/s (${result.seconds.toFixed(1)} s)`);
  console.log(`${result.detections} detections, ${result.embeddings} embeddings`);
  console.log('stage    ms an image (waiting for other photographs included)');
  for (const [stage, seconds] of Object.entries(result.stageSeconds)) {
    console.log(`${stage.padEnd(8)} ${((seconds * 1000) / result.analysed).toFixed(1)}`);
  }
  console.log(`peak memory ${megabytes(result.peakMemoryBytes)}`);
  console.log(`longest stall of the main thread ${longestStall.toFixed(0)} ms`);
} finally {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
}
