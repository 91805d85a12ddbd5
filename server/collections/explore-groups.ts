import type { BoxKey, GroupMemberRow, GroupRow } from '../catalogue/exploration-writes.ts';
import type { ExplorationThread } from '../exploration/exploration-thread.ts';
import type { Axes } from '../exploration/principal-axes.ts';
import type { Groups } from '../exploration/groups.ts';
import type { WalkFilter } from '../gallery/gallery-batch.ts';
import type { Gallery } from '../gallery/gallery.ts';
import type { JobContext } from '../jobs/jobs.ts';
import { feed, IndividualNumbers } from './explore-batches.ts';
import { samplesOf } from './explore-samples.ts';
import type { OpenCollection } from './open-collection.ts';
import { groupThreshold } from '../identity/group-threshold.ts';

export interface GroupResult {
  crops: number;
  groups: number;
  /** Of these, such with more than one crop. */
  several: number;
  seconds: number;
}

/** Up to so many crops every dimension is compared. */
const compareAll = 20_000;
const fewerDimensions = 64;
const writeSize = 1000;

interface Found {
  species: string | null;
  keys: BoxKey[];
  groups: Groups;
}

/** Groups the crops that wait for a name, each species by itself, and writes the groups to the catalogue. */
export async function groupUnnamed(
  collection: OpenCollection,
  gallery: Gallery,
  { signal, progress, log }: Pick<JobContext, 'signal' | 'progress' | 'log'>,
): Promise<GroupResult> {
  const started = performance.now();
  const { catalogue } = collection;
  const total = await gallery.countWalk({ named: false });
  progress({ done: 0, total });
  const found: Found[] = [];
  let done = 0;
  for (const { species } of await catalogue.speciesCounts()) {
    const filter: WalkFilter = { named: false, species };
    const count = await gallery.countWalk(filter);
    if (count === 0) continue;
    const begun = done;
    const tell = (share: number) => progress({ done: begun + Math.floor(share * count) });
    const group = await groupSpecies(collection.exploration, gallery, filter, count, signal, tell);
    const { threshold } = group.groups;
    log('info', `${species ?? 'Unknown species'}: alike from ${threshold.toFixed(3)} on`);
    found.push({ species, ...group });
    done += count;
    progress({ done });
  }
  signal.throwIfAborted();
  const { groups, members } = rowsOf(found);
  await catalogue.clearGroups();
  for (let start = 0; start < members.length || start < groups.length; start += writeSize) {
    const end = start + writeSize;
    await catalogue.putGroups(groups.slice(start, end), members.slice(start, end));
  }
  const several = new Set(members.filter(({ alone }) => !alone).map(({ group }) => group)).size;
  return {
    crops: done,
    groups: groups.length,
    several,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Groups the crops of one species that wait for a name; keys and groups are in the same order. */
export async function groupSpecies(
  exploration: ExplorationThread,
  gallery: Gallery,
  filter: WalkFilter,
  count: number,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Omit<Found, 'species'>> {
  const { dimensions } = gallery;
  const numbers = new IndividualNumbers();
  let axes: Axes | null = null;
  if (count > compareAll && dimensions > fewerDimensions) {
    const parameters = { dimensions, components: fewerDimensions, centred: false };
    using task = await exploration.begin('axes', parameters, { signal });
    await feed(task, gallery.walk(filter), numbers, undefined, signal);
    axes = await task.finish();
  }
  // Named crops say best how alike different animals look, where there are any.
  const named = await samplesOf(exploration, gallery, filter.species ?? null, signal);
  const threshold = groupThreshold(named?.samples ?? []);
  using task = await exploration.begin(
    'groups',
    { dimensions, axes, threshold },
    { signal, onProgress: (at, of) => tell(at / of) },
  );
  const keys: BoxKey[] = [];
  const walk = gallery.walk(filter);
  const take = ({ length, image, annotation }: { length: number } & Keys) => {
    for (let row = 0; row < length; row++) {
      keys.push({ image: image[row]!, box: annotation[row]! });
    }
  };
  await feed(task, walk, numbers, take, signal);
  return { keys, groups: await task.finish() };
}

type Keys = Record<'image' | 'annotation', (string | null)[]>;

/** Groups of all species in one order, the largest first. */
function rowsOf(found: readonly Found[]): {
  groups: GroupRow[];
  members: (GroupMemberRow & { alone: boolean })[];
} {
  // Ids of an earlier grouping must not mean groups of this one.
  const run = Date.now().toString(36);
  const sized = found.flatMap(({ groups }, which) => {
    const sizes = new Int32Array(groups.groups);
    for (const group of groups.group) sizes[group]! += 1;
    return Array.from(sizes, (size, group) => ({ which, group, size }));
  });
  sized.sort((a, b) => b.size - a.size || a.which - b.which || a.group - b.group);
  const idOf = ({ which, group }: { which: number; group: number }) => `${run}-${which}-${group}`;
  const sizeOf = new Map(sized.map((row) => [idOf(row), row.size]));
  return {
    groups: sized.map((row, rank) => ({
      id: idOf(row),
      species: found[row.which]!.species,
      rank,
    })),
    members: found.flatMap(({ keys, groups }, which) =>
      keys.map((key, crop) => {
        const group = idOf({ which, group: groups.group[crop]! });
        const typicality = groups.typicality[crop]!;
        return { ...key, group, typicality, alone: sizeOf.get(group) === 1 };
      }),
    ),
  };
}
