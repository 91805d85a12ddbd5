import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What is known of a field photograph: the flank that it shows, left and right being two coats. */
export interface KnownFlank {
  identity: string;
  side: 'left' | 'right';
}

interface Row extends KnownFlank {
  path: string;
  split: 'gallery' | 'query';
}

/**
 * A dataset of the shared nyala photographs: those of the gallery with their names, and so many of
 * the queries as nobody has looked at yet.
 * @returns the truth of the queries by image id
 */
export async function makeNyala(
  shared: string,
  folder: string,
  queries: number,
): Promise<Map<string, KnownFlank>> {
  const source = join(shared, 'data', 'nyala');
  const csv = await readFile(join(source, 'identities.csv'));
  const rows: Row[] = parse(csv, { columns: true, bom: true });
  const seen = new Set<string>();
  const once = rows.filter(({ path }) => !seen.has(path) && seen.add(path));
  const splits = {
    train: once.filter(({ split }) => split === 'gallery'),
    val: once.filter(({ split }) => split === 'query').slice(0, queries),
  };
  await writeFile(
    join(folder, 'data.yaml'),
    'path: .\ntrain: images/train\nval: images/val\nnames:\n  0: nyala\n',
  );
  const truth = new Map<string, KnownFlank>();
  for (const [split, photographs] of Object.entries(splits)) {
    for (const part of ['images', 'labels', 'identities']) {
      await mkdir(join(folder, part, split), { recursive: true });
    }
    for (const { path, identity, side } of photographs) {
      const name = basename(path);
      await copyFile(join(source, path), join(folder, 'images', split, name));
      if (split === 'train') await writeName(folder, name.replace(/\.jpg$/, ''), identity, side);
      else truth.set(`images/${split}/${name}`, { identity, side });
    }
  }
  return truth;
}

/** The animal fills the photograph; its sidecar says who it is. */
async function writeName(folder: string, stem: string, individual: string, viewpoint: string) {
  const line = '0 0.5 0.5 1 1';
  const box = {
    line,
    box: [0.5, 0.5, 1, 1],
    species: 'nyala',
    individual,
    viewpoint,
    state: 'accepted',
  };
  await writeFile(join(folder, 'labels/train', `${stem}.txt`), `${line}\n`);
  await writeFile(
    join(folder, 'identities/train', `${stem}.json`),
    `${JSON.stringify({ format: 1, boxes: [box] }, null, 2)}\n`,
  );
}
