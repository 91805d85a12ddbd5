// How right groups of unnamed crops are: names are hidden, wholly or of some individuals, and the groups
// are compared with them.
//   npm run bench -- groups [dataset …]    (of ../shared/data: cows, nyala)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupSpecies } from '../../server/collections/explore-groups.ts';
import { ExplorationThread } from '../../server/exploration/exploration-thread.ts';
import { Gallery } from '../../server/gallery/gallery.ts';
import { identifiedCrops, rowOf, shuffled, type IdentifiedCrop } from './identified.ts';
import { machine } from './machine.ts';

const pairs = (sizes: Iterable<number>) => {
  let sum = 0;
  for (const size of sizes) sum += (size * (size - 1)) / 2;
  return sum;
};

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

async function measure(crops: readonly IdentifiedCrop[], namedShare: number): Promise<string> {
  const identities = [...new Set(crops.map(({ identity }) => identity))];
  const named = new Set(
    shuffled(identities, 7).slice(0, Math.round(namedShare * identities.length)),
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const gallery = await Gallery.open(folder, 'bench', crops[0]!.vector.length);
  const exploration = new ExplorationThread();
  try {
    await gallery.upsert(
      crops.map((crop) => rowOf(crop, named.has(crop.identity) ? crop.identity : null)),
    );
    const filter = { named: false, species: 'animal' };
    const unnamed = await gallery.countWalk(filter);
    const { signal } = new AbortController();
    const tell = () => undefined;
    const { keys, groups } = await groupSpecies(
      exploration,
      gallery,
      filter,
      unnamed,
      signal,
      tell,
    );
    const identityOf = new Map(crops.map(({ path, identity }) => [path, identity]));
    const truth = keys.map(({ image }) => identityOf.get(image)!);
    const found = Array.from(groups.group, String);
    const both = count(found.map((group, i) => `${group}\n${truth[i]}`));
    const right = pairs(both.values());
    const sizes = count(found);
    const largest = new Map<string, number>();
    for (const [key, size] of both) {
      const [group] = key.split('\n') as [string];
      largest.set(group, Math.max(largest.get(group) ?? 0, size));
    }
    const several = [...sizes].filter(([, size]) => size > 1);
    const grouped = several.reduce((sum, [, size]) => sum + size, 0);
    const pure = several.filter(([group, size]) => largest.get(group) === size).length;
    const major = several.reduce((sum, [group]) => sum + largest.get(group)!, 0);
    const head = `${unnamed} crops, threshold ${groups.threshold.toFixed(3)}: `;
    if (several.length === 0) return `${head}no two are alike enough`;
    return (
      head +
      `pairwise precision ${(right / pairs(sizes.values())).toFixed(3)}, ` +
      `recall ${(right / pairs(count(truth).values())).toFixed(3)}; ` +
      `${several.length} groups of several with ${grouped} crops, ${pure} of them pure, ` +
      `purity ${(major / grouped).toFixed(3)}`
    );
  } finally {
    await exploration.close();
    await gallery.close();
    await rm(folder, { recursive: true });
  }
}

console.log(machine());
const names = process.argv.length > 2 ? process.argv.slice(2) : ['cows', 'nyala'];
for (const name of names) {
  const crops = await identifiedCrops(name);
  if (!crops) continue;
  for (const share of [0, 0.5]) {
    console.log(
      `${name}, ${100 * share} % of the individuals named: ${await measure(crops, share)}`,
    );
  }
}
