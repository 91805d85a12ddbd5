import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isImageName } from './image-name.ts';

/** Names that other layouts give a meaning, in any case; none of them is a species. */
const reserved = new Set(
  'images labels train val valid validation test gallery query incoming'.split(' '),
);
/** Enough to be sure without reading a million names before anything is shown. */
const foldersLookedAt = 500;
const namesLookedAt = 200;

interface Content {
  folders: string[];
  images: number;
}

/**
 * Whether a folder without data.yaml is `<species>/<individual>/*.jpg`: exactly two levels of
 * folders, photographs in the lower level only, at least two individuals with photographs, and no
 * species called `images`, `labels` or like a split. Our own `identities` folder is passed over.
 *
 * @returns the species in order of their names, or null if the folder is something else
 */
export async function cropSpecies(root: string): Promise<string[] | null> {
  const top = await contentOf(root, Infinity);
  const species = top.folders.filter((name) => name !== 'identities').sort();
  if (top.images > 0 || species.length === 0) return null;
  if (species.some((name) => reserved.has(name.toLowerCase()))) return null;
  let individuals = 0;
  let looked = 0;
  for (const name of species) {
    const middle = await contentOf(join(root, name), Infinity);
    if (middle.images > 0 || middle.folders.length === 0) return null;
    if (middle.folders.some((folder) => reserved.has(folder.toLowerCase()))) return null;
    for (const individual of middle.folders.sort()) {
      if (looked++ >= foldersLookedAt) return species;
      const leaf = await contentOf(join(root, name, individual), namesLookedAt);
      if (leaf.folders.length > 0) return null;
      if (leaf.images > 0) individuals++;
    }
  }
  return individuals >= 2 ? species : null;
}

/** Species and individual of a photograph in that layout; nulls for one that lies elsewhere. */
export function cropNames(id: string): { species: string | null; individual: string | null } {
  const [species, individual, ...rest] = id.split('/');
  return species && individual && rest.length === 1
    ? { species: species.normalize('NFC'), individual: individual.normalize('NFC') }
    : { species: null, individual: null };
}

async function contentOf(folder: string, most: number): Promise<Content> {
  const content: Content = { folders: [], images: 0 };
  let looked = 0;
  for await (const entry of await opendir(folder)) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) content.folders.push(entry.name);
    else if (isImageName(entry.name)) content.images++;
    if (++looked >= most) break;
  }
  return content;
}
