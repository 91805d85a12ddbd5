import type { Crop } from '../contract/crop.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { EmbeddingMap, Exploration, ExplorationKind } from '../contract/group.ts';
import type { Page } from '../contract/page.ts';
import type { BoxKey } from '../catalogue/exploration-writes.ts';
import { mapColumns, type MapPart } from '../catalogue/map-text.ts';
import type { OpenCollection } from './open-collection.ts';

/** What has been worked out over all crops with the active embedder. */
export async function explorationOf(collection: OpenCollection): Promise<Exploration> {
  const [embedder, records, changes] = await Promise.all([
    collection.engine.embedder(),
    collection.catalogue.explorations(),
    collection.catalogue.changeCount(),
  ]);
  const of = (kind: ExplorationKind): Exploration[ExplorationKind] => {
    const record = records.find((candidate) => candidate.kind === kind);
    if (!embedder || record?.model !== embedder.fingerprint) return null;
    const { at, crops, changesAt } = record;
    return { at, model: embedder.id, crops, outdated: changesAt !== changes };
  };
  const rank = of('rank');
  // The best suggestions follow most decisions by themselves.
  if (rank?.outdated) {
    const { changesAt } = records.find(({ kind }) => kind === 'rank')!;
    rank.outdated = await collection.catalogue.isRankOutdated(changesAt);
  }
  return { rank, group: of('group'), map: of('map') };
}

/** @throws SleuthsError `not-found` when there is no such group, or not any more */
export async function cropsOfGroup(
  collection: OpenCollection,
  group: string,
  page: { cursor?: string; limit: number },
): Promise<Page<Crop>> {
  const members = await collection.catalogue.groupMembers(group, page);
  if (!members) {
    throw new SleuthsError({
      code: 'not-found',
      message: 'This group is not there any more: the boxes have been grouped anew.',
      remedy: 'Go back to the list of groups.',
    });
  }
  const crops = await collection.catalogue.cropsByIds(members.items);
  return {
    items: crops.flatMap((crop, i) =>
      crop ? [{ ...crop, distance: 1 - members.items[i]!.typicality }] : [],
    ),
    next: members.next,
    total: members.total,
  };
}

/** Points that a page can draw and pick from. */
const mostPoints = 100_000;
/** Read at once: between two parts others have their turn. */
const partSize = 4_000;

/**
 * The map, an `EmbeddingMap`, as pieces of JSON. Of more crops than a page can draw every n-th is in it.
 * @throws SleuthsError `unavailable` when no map has been made with the active embedder
 */
export async function mapOf(collection: OpenCollection): Promise<Iterable<Uint8Array>> {
  const { catalogue } = collection;
  if ((await explorationOf(collection)).map === null) {
    throw new SleuthsError({
      code: 'unavailable',
      message: 'There is no map of these crops yet.',
      remedy: 'Start the job “map”.',
    });
  }
  const [total, method] = await Promise.all([catalogue.countMapPoints(), catalogue.mapMethod()]);
  const step = Math.max(1, Math.ceil(total / mostPoints));
  const parts: Uint8Array[][] = [];
  let after: BoxKey | null = null;
  do {
    const part: MapPart = await catalogue.mapPart(after, partSize, step);
    if (part.columns.some(({ length }) => length > 0)) parts.push(part.columns);
    after = part.last;
  } while (after !== null);
  return piecesOf({ method, total }, parts);
}

/** One object of all columns, each of them from all parts. */
function* piecesOf(
  head: Pick<EmbeddingMap, 'method' | 'total'>,
  parts: readonly Uint8Array[][],
): Iterable<Uint8Array> {
  yield Buffer.from(JSON.stringify(head).slice(0, -1));
  for (const [column, name] of mapColumns.entries()) {
    yield Buffer.from(`,"${name}":[`);
    for (const [index, part] of parts.entries()) {
      if (index > 0) yield Buffer.from(',');
      yield part[column]!;
    }
    yield Buffer.from(']');
  }
  yield Buffer.from('}');
}
