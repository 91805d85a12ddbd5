import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { speciesNames } from '../animals/species.ts';
import { labelLine } from './boxes.ts';
import { plantDamagedImages } from './damaged.ts';
import { plantLabelMistakes, type Mistake } from './mistakes.ts';
import type { Labelling, Photographed } from './photographed.ts';
import { readmeText } from './readme.ts';
import { sidecarOf } from './sidecar.ts';
import { mistakesCsv, truthCsv } from './truth.ts';

export const splits = ['train', 'val', 'incoming'] as const;
export type Split = (typeof splits)[number];

export function splitOf(file: string): Split {
  const split = splits.find((name) => file.startsWith(`${name}/`));
  if (!split) throw new RangeError(`${file} is in no split.`);
  return split;
}

async function writeText(path: string, text: string | Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function writeLabelling(folder: string, labelling: Labelling): Promise<void> {
  const lines = [...labelling.boxes.map(labelLine), ...labelling.strayLines];
  const stem = labelling.file.replace(/\.jpg$/, '');
  await writeText(join(folder, 'labels', `${stem}.txt`), lines.map((line) => `${line}\n`).join(''));
  await writeText(join(folder, 'identities', `${stem}.json`), sidecarOf(labelling));
}

/**
 * Writes everything but the photographs themselves, which are there: labels with their planted
 * mistakes, sidecars, data.yaml, truth and a text for people.
 */
export async function writeDataset(
  folder: string,
  photographed: readonly Photographed[],
  seed: number,
): Promise<Mistake[]> {
  const of = (split: Split): Photographed[] =>
    photographed.filter(({ file }) => splitOf(file) === split);
  const labellings = (split: Split): Labelling[] =>
    of(split).map(({ file, truth }) => ({ file, boxes: [...truth], strayLines: [] }));
  const gallery = labellings('train');
  const mistakes = plantLabelMistakes(gallery, of('train'));
  for (const labelling of [...gallery, ...labellings('val')])
    await writeLabelling(folder, labelling);

  const orphan = `labels/train/${basename(of('train')[0]!.file, '.jpg')}_deleted.txt`;
  await writeText(join(folder, orphan), `${labelLine(of('train')[0]!.truth[0]!)}\n`);
  mistakes.push({ kind: 'label-orphan', file: orphan, what: 'a label whose photograph is gone' });
  const incoming = of('incoming').map(({ file }) => file);
  mistakes.push(...(await plantDamagedImages(folder, incoming)));

  for (const split of splits) {
    await writeText(join(folder, 'truth', `${split}.csv`), truthCsv(of(split)));
  }
  await writeText(join(folder, 'truth', 'mistakes.csv'), mistakesCsv(mistakes));
  const known = of('train').flatMap(({ truth }) => truth.map(({ individual }) => individual));
  await writeText(
    join(folder, 'README.txt'),
    readmeText({
      seed,
      photographs: photographed.length,
      individuals: new Set(known).size,
      mistakes,
    }),
  );
  const present = splits.filter((split) => of(split).length > 0);
  const keys = { train: 'train', val: 'val', incoming: 'test' } as const;
  // Ultralytics asks for a val split; where the small savanna has none, the gallery stands in.
  const places = Object.fromEntries(present.map((split) => [keys[split], `images/${split}`]));
  const yaml = { train: 'images/train', val: 'images/train', ...places };
  const names = Object.fromEntries(speciesNames.map((name, index) => [index, name]));
  await writeText(join(folder, 'data.yaml'), stringify({ ...yaml, names }));
  return mistakes;
}
