import type { Call } from '../../../server/contract/client.ts';
import type { Crop } from '../../../server/contract/crop.ts';
import type { ImageSummary } from '../../../server/contract/image.ts';
import type { Page } from '../../../server/contract/page.ts';
import { groupBy } from './group-by.ts';
import type { Group } from './group.ts';
import { cropTile, frameTile, type Tile } from './tile.ts';

/** Tiles of a board at most: a camera that fires all day makes one burst of it. */
export const tilesAtMost = 5000;
const pageSize = 1000;

export interface LoadedGroup {
  tiles: Tile[];
  /** Version of each image that is in it. */
  versions: ReadonlyMap<string, string>;
  /** Crops and photographs that there are more than are shown. */
  left: number;
}

export interface LoadRequest {
  call: Call;
  collection: string;
  group: Group;
  /** Seconds between photographs of one encounter. */
  gap: number;
  signal: AbortSignal;
}

/** Reads all that a group holds, in the order in which it is shown. */
export async function loadGroup(request: LoadRequest): Promise<LoadedGroup> {
  const { call, group, signal } = request;
  const params = { collection: request.collection };
  if (group.mode === 'encounters') return loadEncounter(request, group.key);
  const [crops, left] = await allOf((page) =>
    group.mode === 'individuals'
      ? call(
          'labels.crops',
          {
            params,
            query: {
              ...page,
              individual: group.item.name,
              species: group.item.species ?? undefined,
            },
          },
          signal,
        )
      : call('exploration.crops', { params: { ...params, group: group.key }, query: page }, signal),
  );
  return { tiles: crops.map(cropTile), versions: versionsOf(crops, []), left };
}

/** A burst in the order of time: the boxes of each photograph, or where it has none the photograph. */
async function loadEncounter(request: LoadRequest, encounter: string): Promise<LoadedGroup> {
  const { call, collection, gap, signal } = request;
  const params = { collection };
  const [[images, imagesLeft], [crops, cropsLeft]] = await Promise.all([
    allOf<ImageSummary>((page) =>
      call('images.list', { params, query: { ...page, encounter, gap, order: 'time' } }, signal),
    ),
    allOf<Crop>((page) =>
      call('annotations.list', { params, query: { ...page, encounter, gap } }, signal),
    ),
  ]);
  return {
    tiles: inTimeOrder(images, crops),
    versions: versionsOf(crops, images),
    left: imagesLeft + cropsLeft,
  };
}

export function inTimeOrder(images: readonly ImageSummary[], crops: readonly Crop[]): Tile[] {
  const byImage = groupBy(
    crops.filter(({ annotation }) => annotation.state !== 'rejected'),
    ({ image }) => image,
  );
  return images.flatMap((image): Tile[] => {
    const own = byImage.get(image.id) ?? [];
    if (own.length > 0) return own.map(cropTile);
    // Its boxes are further on than what was read, or it cannot be shown.
    if (boxesOf(image) > 0 || image.status === 'unreadable') return [];
    return [frameTile(image)];
  });
}

function boxesOf({ counts }: ImageSummary): number {
  return counts.proposed + counts.accepted + counts.unidentifiable;
}

function versionsOf(
  crops: readonly Crop[],
  images: readonly ImageSummary[],
): ReadonlyMap<string, string> {
  return new Map([
    ...images.map(({ id, version }) => [id, version] as const),
    ...crops.map(({ image, version }) => [image, version] as const),
  ]);
}

/** Every page of a list, and how many items are left out at its end. */
async function allOf<T>(
  fetchPage: (page: { cursor?: string; limit: number }) => Promise<Page<T>>,
): Promise<[T[], number]> {
  const items: T[] = [];
  let cursor: string | undefined;
  let total: number;
  do {
    const page = await fetchPage({ cursor, limit: pageSize });
    items.push(...page.items);
    total = page.total;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && items.length < tilesAtMost);
  return [items, cursor === undefined ? 0 : Math.max(0, total - items.length)];
}
