// How many animals of the sample dataset a detector finds, by species; and how long the savanna takes.
//   npm run bench -- sample-detection [savanna] [--detector model]
// Without a folder, one is made and removed again.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { generateSavanna } from '../../datasets/savanna/generate.ts';
import { speciesNames } from '../../datasets/savanna/animals/species.ts';
import { ModelStore } from '../../models/store.ts';
import type { Box } from '../../server/contract/box.ts';
import { overlap } from '../../server/contract/overlap.ts';
import { defaultSettings } from '../../server/engine/settings.ts';
import { mapClasses } from '../../server/vision/species/class-map.ts';
import { openVision } from '../../server/vision/vision.ts';
import { machine } from './machine.ts';

interface TruthRow {
  image: string;
  cx: string;
  cy: string;
  width: string;
  height: string;
  species: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { detector: { type: 'string', default: defaultSettings.detector } },
});
const confidence = 0.3;
const leastOverlap = 0.5;

console.log(machine());
const scratch = await mkdtemp(join(tmpdir(), 'bench-'));
try {
  const folder = resolve(positionals[0] ?? join(scratch, 'savanna'));
  if (!positionals[0]) {
    const started = performance.now();
    const { photographs } = await generateSavanna({ folder });
    const seconds = (performance.now() - started) / 1000;
    console.log(`made ${photographs} photographs in ${seconds.toFixed(1)} s`);
  }
  const rows: TruthRow[] = [];
  for (const split of ['train', 'val', 'incoming']) {
    const text = await readFile(join(folder, 'truth', `${split}.csv`));
    rows.push(...parse<TruthRow>(text, { columns: true }));
  }

  const detector = await new ModelStore().resolve(values.detector);
  await using vision = await openVision({
    detector,
    embedder: null,
    provider: 'cpu',
    confidence,
    iou: 0.5,
  });
  const mapping = mapClasses(detector.description.classes ?? [], speciesNames);
  const tally = new Map<string, { boxes: number; found: number; named: Map<string, number> }>();
  for (const image of new Set(rows.map((row) => row.image))) {
    const animals = rows.filter((row) => row.image === image);
    const { detections } = await vision.analyse({
      file: join(folder, image),
      detect: true,
      embedDetections: false,
      regions: [],
      wholeImage: false,
    });
    // Whatever is an animal counts as found; its species is counted apart.
    const kept = detections.filter(({ classIndex }) => mapping[classIndex]?.keep);
    for (const { species, cx, cy, width, height } of animals) {
      const box: Box = [Number(cx), Number(cy), Number(width), Number(height)];
      const count = tally.get(species) ?? { boxes: 0, found: 0, named: new Map<string, number>() };
      tally.set(species, count);
      count.boxes++;
      const hit = kept.find((detection) => overlap(detection.box, box) >= leastOverlap);
      if (!hit) continue;
      count.found++;
      count.named.set(hit.class, (count.named.get(hit.class) ?? 0) + 1);
    }
  }
  console.log(`${values.detector}, confidence >= ${confidence}, IoU >= ${leastOverlap}`);
  for (const [species, { boxes, found, named }] of tally) {
    const names = [...named].map(([name, times]) => `${name} ${times}`).join(', ');
    console.log(`${species.padEnd(14)} ${found} of ${boxes} found: ${names}`);
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
