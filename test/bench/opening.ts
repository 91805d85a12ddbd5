// What reading a folder costs the server: the first time, unchanged, and while another program rewrites
// its labels. Stalls: processor time of the main thread between two turns of its event loop.
//   npm run bench -- opening [images …]        default: 10000 100000
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultSettings } from '../../server/engine/settings.ts';
import { Workbench } from '../../server/workbench.ts';
import { linkLions } from './linked-lions.ts';
import { machine, megabytes } from './machine.ts';
import { watchStalls } from './stalls.ts';

const counts = process.argv.slice(2).map(Number);
const rewritten = 2_000;
console.log(machine());
for (const images of counts.length > 0 ? counts : [10_000, 100_000]) await measure(images);

async function measure(images: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-opening-'));
  try {
    await linkLions(folder, images);
    console.log(`\n${images.toLocaleString('en')} images`);
    await open(folder, 'read the first time');
    await open(folder, 'read again, nothing changed', rewriteLabels);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function open(
  folder: string,
  what: string,
  then?: (workbench: Workbench, folder: string) => Promise<void>,
): Promise<void> {
  const workbench = new Workbench({ settings: defaultSettings, version: 'bench' });
  try {
    await timed(what, async () => {
      const { id } = await workbench.collections.open(folder);
      await workbench.collections.scanned(id);
    });
    await then?.(workbench, folder);
  } finally {
    await workbench.close();
  }
}

/** As another program would, at once; until the last of them was heard of. */
async function rewriteLabels(workbench: Workbench, folder: string): Promise<void> {
  const labels = join(folder, 'labels/train');
  const files: string[] = [];
  for (const camera of await readdir(labels)) {
    for (const name of await readdir(join(labels, camera))) files.push(join(labels, camera, name));
  }
  // Files of their own: the links of one would all change with it.
  const own = files.slice(0, rewritten);
  for (const file of own) await rm(file);
  await delay(3_000);
  const heard = new Set<string>();
  const stop = workbench.events.listen((event) => {
    if (event.type === 'image') heard.add(event.image);
  });
  await timed(`${own.length} labels written by another program`, async () => {
    for (const file of own) await writeFile(file, '0 0.5 0.5 0.2 0.2\n');
    const longest = Date.now() + 60_000;
    while (heard.size < own.length && Date.now() < longest) await delay(20);
  });
  stop();
  if (heard.size < own.length) console.log(`  only ${heard.size} of them were heard of`);
}

async function timed(what: string, action: () => Promise<void>): Promise<void> {
  const stalled = watchStalls();
  const started = performance.now();
  await action();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `  ${what}: ${seconds.toFixed(1)} s, main thread busy at most ${stalled().toFixed(0)} ms, ` +
      `peak memory ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
  );
}
