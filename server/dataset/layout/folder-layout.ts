import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cropSpecies } from './crops-layout.ts';
import { isImageName } from './image-name.ts';
import type { FolderSource } from './source.ts';

/** What a folder without data.yaml is. */
export interface FolderLayout {
  layout: 'yolo' | 'folder' | 'crops';
  species: string[];
  sources: FolderSource[];
}

/** The split of photographs that are in none. */
const everything = 'all';

/**
 * Looks at a folder without data.yaml, in this order:
 * 1. `images/` and `labels/`: YOLO; each folder in `images/` is a split, unless photographs lie
 *    directly in `images/`;
 * 2. folders that each hold `images/` and `labels/` (Roboflow's export): YOLO, each of them a split;
 * 3. `<species>/<individual>/`: crops;
 * 4. anything else: a bare folder, its photographs at any depth in one split `all`.
 */
export async function lookAtFolder(root: string): Promise<FolderLayout> {
  const yolo = (await isYolo(root)) ? await splitsOfImages(root) : await splitsWithImages(root);
  if (yolo.length > 0) return { layout: 'yolo', species: [], sources: yolo };
  const whole = source(root, everything, '');
  const species = await cropSpecies(root);
  return species
    ? {
        layout: 'crops',
        species: species.map((name) => name.normalize('NFC')),
        sources: [whole],
      }
    : { layout: 'folder', species: [], sources: [whole] };
}

async function splitsOfImages(root: string): Promise<FolderSource[]> {
  const entries = await readdir(join(root, 'images'), { withFileTypes: true });
  const folders = await foldersIn(join(root, 'images'));
  const direct = entries.some((entry) => !entry.isDirectory() && isImageName(entry.name));
  if (direct || folders.length === 0) return [source(root, everything, 'images')];
  return folders.map((name) => source(root, name, `images/${name}`));
}

async function splitsWithImages(root: string): Promise<FolderSource[]> {
  const splits: FolderSource[] = [];
  for (const name of await foldersIn(root)) {
    if (await isYolo(join(root, name))) splits.push(source(root, name, `${name}/images`));
  }
  return splits;
}

async function isYolo(folder: string): Promise<boolean> {
  return (await isFolder(join(folder, 'images'))) && (await isFolder(join(folder, 'labels')));
}

async function foldersIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const linked = entry.isSymbolicLink() && (await isFolder(join(folder, entry.name)));
    if (entry.isDirectory() || linked) names.push(entry.name);
  }
  return names.sort();
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

function source(root: string, split: string, id: string): FolderSource {
  return { kind: 'folder', split, id, folder: join(root, id) };
}
