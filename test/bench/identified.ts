import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readIdentities } from '../../server/cli/identities-csv.ts';
import { defaultSettings } from '../../server/engine/settings.ts';
import { queryVector } from '../../server/evaluation/query-vectors.ts';
import { rowId, type GalleryRow } from '../../server/gallery/gallery-row.ts';
import { startIndex } from '../../server/routes/start-index.ts';
import { Workbench } from '../../server/workbench.ts';

/** A crop whose individual a file knows. */
export interface IdentifiedCrop {
  path: string;
  identity: string;
  split: 'gallery' | 'query';
  /** Crops of one sighting are as alike as a burst; null: the file does not tell. */
  sighting: string | null;
  vector: Float32Array;
}

/** Crops of `<shared>/data/<name>` by its identities.csv, embedded with the starter model; null: absent. */
export async function identifiedCrops(name: string): Promise<IdentifiedCrop[] | null> {
  const source = resolve(process.env.SLEUTHS_SHARED ?? '../shared', 'data', name);
  if (!existsSync(source)) {
    console.log(`${source} is not there: ${name} is left out.`);
    return null;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await cp(source, folder, { recursive: true });
  const workbench = new Workbench({ settings: defaultSettings, version: 'bench' });
  try {
    const collection = await workbench.collections.open(folder);
    const job = startIndex(workbench, collection.id, name === 'cows');
    const { error } = await workbench.jobs.ended(job.id);
    if (error) throw new Error(error.message);
    const crops = new Map<string, IdentifiedCrop>();
    for (const row of await readIdentities(join(folder, 'identities.csv'))) {
      const { vector } = await queryVector(collection, row.path);
      // nyala: <animal>_<sighting>_<side>.jpg
      const sighting = name === 'nyala' ? row.path.split('_')[1]! : null;
      crops.set(row.path, { ...row, sighting, vector });
    }
    return [...crops.values()];
  } finally {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A crop as a gallery row; those of one animal's sighting are of one place and time. */
export function rowOf(crop: IdentifiedCrop, individual: string | null): GalleryRow {
  const { path, identity, sighting, vector } = crop;
  return {
    id: rowId(path, '1'),
    image: path,
    annotation: '1',
    box: [0.5, 0.5, 1, 1],
    species: 'animal',
    individual,
    state: 'accepted',
    split: 'train',
    viewpoint: null,
    place: sighting === null ? '' : identity,
    takenAt: sighting === null ? null : Number(sighting) * 3_600_000,
    model: 'bench',
    vector,
  };
}

/** Small, quick, repeatable: quality of randomness does not matter here. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const key = () => (state = (state * 48271) % 2147483647);
  return items
    .map((item) => ({ item, order: key() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
