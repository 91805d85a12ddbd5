import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  rmdir,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import exifReader from 'exif-reader';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { speciesNames } from '../../datasets/savanna/animals/species.ts';
import { generateSavanna, type SavannaSummary } from '../../datasets/savanna/generate.ts';
import { openDraft } from '../../datasets/savanna/output/drafts.ts';
import { parseSidecar } from '../../server/dataset/sidecar/sidecar.ts';

interface TruthRow {
  image: string;
  cx: string;
  cy: string;
  width: string;
  height: string;
  species: string;
  individual: string;
  flank: string;
}

let home: string;
let folder: string;
let summary: SavannaSummary;
const progress: [number, number][] = [];
/** A machine that is busy with other things may draw slowly. */
const making = 180_000;

async function truth(split: string): Promise<TruthRow[]> {
  return parse<TruthRow>(await readFile(join(folder, 'truth', `${split}.csv`)), { columns: true });
}

async function files(of: string): Promise<string[]> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(of, join(entry.parentPath, entry.name)))
    .sort();
}

async function fingerprints(of: string): Promise<string[]> {
  return Promise.all(
    (await files(of)).map(async (file) => {
      const bytes = await readFile(join(of, file));
      return `${file} ${createHash('sha256').update(bytes).digest('hex')}`;
    }),
  );
}

const labelOf = (image: string): string =>
  image.replace('images/', 'labels/').replace(/\.jpg$/, '.txt');
const sidecarOf = (image: string): string =>
  image.replace('images/', 'identities/').replace(/\.jpg$/, '.json');

async function lines(label: string): Promise<string[]> {
  return (await readFile(join(folder, label), 'utf8')).split('\n').filter((line) => line !== '');
}

async function boxesOf(image: string) {
  const bytes = await readFile(join(folder, sidecarOf(image)));
  const { sidecar, problems } = parseSidecar(bytes, image);
  expect(problems).toEqual([]);
  return sidecar.entries.map(({ box }) => box!);
}

const lineOf = (row: TruthRow): string =>
  [
    speciesNames.findIndex((name) => name === row.species),
    row.cx,
    row.cy,
    row.width,
    row.height,
  ].join(' ');

const mistake = (kind: string) => summary.mistakes.find((one) => one.kind === kind)!;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'savanna-'));
  folder = join(home, 'sample');
  // An empty folder is as good as none.
  await mkdir(folder);
  summary = await generateSavanna({
    folder,
    size: 'small',
    onProgress: (done, total) => progress.push([done, total]),
  });
}, making);

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
});

describe('a made savanna', () => {
  it('reports its progress photograph by photograph', () => {
    const total = summary.photographs;
    expect(progress).toEqual(Array.from({ length: total }, (_, i) => [i + 1, total]));
  });

  it('has a data.yaml with its species and a split for what is not labelled yet', async () => {
    const yaml: unknown = parseYaml(await readFile(join(folder, 'data.yaml'), 'utf8'));
    expect(yaml).toMatchObject({
      train: 'images/train',
      test: 'images/incoming',
      names: { 0: 'giraffe', 1: 'zebra', 2: 'leopard', 3: 'spotted hyena' },
    });
    expect(existsSync(join(folder, 'labels', 'incoming'))).toBe(false);
    expect(await truth('incoming')).not.toEqual([]);
  });

  it('is drawn: every photograph is a JPEG of one size, with light and shade', async () => {
    for (const row of await truth('train')) {
      const image = sharp(join(folder, row.image));
      expect(await image.metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 360 });
      const { channels } = await image.stats();
      expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(15);
    }
  });

  it('knows when and with which camera a photograph was taken', async () => {
    const { image } = (await truth('train'))[0]!;
    const { exif } = await sharp(join(folder, image)).metadata();
    const tags = exifReader(exif!);
    const [camera, day, time] = /([A-Z]+)_(\d{8})_(\d{6})/.exec(image)!.slice(1);
    const taken = (tags.Photo!.DateTimeOriginal as Date).toISOString().replace(/[-:T]/g, '');
    expect(taken.slice(0, 14)).toBe(`${day}${time}`);
    expect(tags.Image!.Model).toContain(camera);
  });

  it('shows each known individual from both flanks', async () => {
    const seen = new Map<string, Set<string>>();
    for (const { individual, flank } of await truth('train')) {
      seen.set(individual, (seen.get(individual) ?? new Set()).add(flank));
    }
    for (const [individual, flanks] of seen)
      expect([individual, flanks.size]).toEqual([individual, 2]);
  });

  it('comes in bursts, some seconds apart, in which the animal moves', async () => {
    const burst = await truth('incoming');
    const seconds = burst.map(({ image }) => Number(/(\d\d)\.jpg$/.exec(image)![1]));
    expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThan(15);
    expect(new Set(burst.map(({ cx }) => cx)).size).toBe(burst.length);
  });

  it('labels what is there, except where a mistake is planted', async () => {
    const wrong = new Set(summary.mistakes.map(({ file }) => file));
    const right = (await truth('train')).filter(({ image }) => !wrong.has(image));
    expect(right.length).toBeGreaterThan(1);
    for (const row of right) {
      expect(await lines(labelOf(row.image))).toEqual([lineOf(row)]);
      expect(await boxesOf(row.image)).toMatchObject([
        {
          line: lineOf(row),
          species: row.species,
          individual: row.individual,
          viewpoint: row.flank,
          state: 'accepted',
          provenance: { classificationMethod: 'human' },
        },
      ]);
    }
  });

  it('is left as it is when it is asked for again', async () => {
    const { mtimeMs } = await stat(join(folder, 'data.yaml'));
    const again = await generateSavanna({ folder, size: 'small' });
    expect(again).toEqual(summary);
    expect((await stat(join(folder, 'data.yaml'))).mtimeMs).toBe(mtimeMs);
  });
});

describe('the planted mistakes', () => {
  const truthOf = async (kind: string): Promise<TruthRow[]> =>
    (await truth('train')).filter(({ image }) => image === mistake(kind).file);

  it('are each in one file and told in README.txt and truth/mistakes.csv', async () => {
    const readme = await readFile(join(folder, 'README.txt'), 'utf8');
    const listed = parse(await readFile(join(folder, 'truth/mistakes.csv')), { columns: true });
    expect(listed).toEqual(summary.mistakes);
    expect(new Set(summary.mistakes.map(({ file }) => file)).size).toBe(11);
    for (const { file, what } of summary.mistakes) {
      expect(existsSync(join(folder, file))).toBe(true);
      expect(readme).toContain(file);
      expect(readme).toContain(what);
    }
  });

  it('a wrong species, in label and sidecar', async () => {
    const { file } = mistake('wrong-species');
    expect((await truthOf('wrong-species'))[0]!.species).toBe('spotted hyena');
    expect((await lines(labelOf(file)))[0]).toMatch(/^2 /);
    expect(await boxesOf(file)).toMatchObject([{ species: 'leopard', individual: null }]);
  });

  it('a wrong individual of the right species', async () => {
    const [row] = await truthOf('wrong-individual');
    const [box] = await boxesOf(row!.image);
    expect(box!.species).toBe(row!.species);
    expect(box!.individual).not.toBe(row!.individual);
    const names = (await truth('train')).map(({ individual }) => individual);
    expect(names).toContain(box!.individual);
  });

  it('a box that is too large and one that lies beside the animal, both inside the picture', async () => {
    const [large] = await truthOf('box-too-large');
    const [, , width, height] = (await boxesOf(large!.image))[0]!.box;
    expect(width * height).toBeGreaterThan(1.4 * Number(large!.width) * Number(large!.height));
    const [shifted] = await truthOf('box-shifted');
    const [cx, cy, w] = (await boxesOf(shifted!.image))[0]!.box;
    expect(Math.abs(cx - Number(shifted!.cx))).toBeGreaterThan(0.2 * w);
    expect(cy).toBe(Number(shifted!.cy));
    expect(cx + w / 2).toBeLessThanOrEqual(1.000001);
  });

  it('a missing box, and an empty label where an animal is', async () => {
    const pair = await truthOf('box-missing');
    expect(pair).toHaveLength(2);
    expect(await lines(labelOf(pair[0]!.image))).toEqual([lineOf(pair[0]!)]);
    const [forgotten] = await truthOf('label-empty');
    expect(await lines(labelOf(forgotten!.image))).toEqual([]);
    expect(await boxesOf(forgotten!.image)).toEqual([]);
  });

  it('a line twice, and a malformed line', async () => {
    const [row] = await truthOf('line-twice');
    expect(await lines(labelOf(row!.image))).toEqual([lineOf(row!), lineOf(row!)]);
    const { file } = mistake('line-malformed');
    expect((await lines(labelOf(file))).at(-1)).toBe('0 0.5 0.5 nan 0.2');
  });

  it('a label without photograph', () => {
    const { file } = mistake('label-orphan');
    const image = file.replace('labels/', 'images/').replace(/\.txt$/, '.jpg');
    expect(existsSync(join(folder, image))).toBe(false);
  });

  it('a truncated JPEG and a PNG called .jpg', async () => {
    const cut = sharp(join(folder, mistake('image-truncated').file), { failOn: 'truncated' });
    await expect(cut.stats()).rejects.toThrow();
    const misnamed = sharp(join(folder, mistake('image-misnamed').file));
    expect((await misnamed.metadata()).format).toBe('png');
  });
});

describe('making a savanna', () => {
  it(
    'gives the same bytes for the same seed',
    async () => {
      const twin = join(home, 'twin');
      await generateSavanna({ folder: twin, size: 'small' });
      expect(await fingerprints(twin)).toEqual(await fingerprints(folder));
    },
    making,
  );

  it(
    'leaves nothing behind when it is aborted',
    async () => {
      const place = join(home, 'aborted');
      await mkdir(place);
      const stop = new AbortController();
      const made = generateSavanna({
        folder: join(place, 'sample'),
        size: 'small',
        signal: stop.signal,
        onProgress: () => stop.abort(new Error('enough')),
      });
      await expect(made).rejects.toThrow('enough');
      expect(await readdir(place)).toEqual([]);
    },
    making,
  );

  it('clears away what a killed program left, and only that', async () => {
    const place = join(home, 'killed');
    const names = ['.sample-old', '.sample-new', '.other-old'];
    for (const name of names) await mkdir(join(place, name), { recursive: true });
    const longAgo = new Date(Date.now() - 86_400_000);
    await utimes(join(place, '.sample-old'), longAgo, longAgo);
    await utimes(join(place, '.other-old'), longAgo, longAgo);
    await rmdir(await openDraft(join(place, 'sample')));
    expect((await readdir(place)).sort()).toEqual(['.other-old', '.sample-new']);
  });

  it('does not touch a folder that holds something else', async () => {
    const place = join(home, 'taken');
    await mkdir(place);
    await writeFile(join(place, 'notes.txt'), 'mine');
    await expect(generateSavanna({ folder: place, size: 'small' })).rejects.toMatchObject({
      body: { code: 'conflict', file: place },
    });
    expect(await readdir(place)).toEqual(['notes.txt']);
  });

  it('does not take a savanna of another seed for this one', async () => {
    const place = join(home, 'other');
    await cp(folder, place, { recursive: true });
    await expect(generateSavanna({ folder: place, size: 'small', seed: 8 })).rejects.toMatchObject({
      body: { code: 'conflict' },
    });
  });
});
