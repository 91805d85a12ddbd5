import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { ImageDocument } from '../../../server/contract/image.ts';
import { isAbort, toErrorBody } from '../error-body.ts';
import type { Group } from './group.ts';
import { loadGroup } from './load-group.ts';
import { createBoardSaving, type BoardSaving, type BoardSavingOptions } from './saving.ts';
import { cropTile, frameTile, keyOfCrop, withTileEdits, type Tile } from './tile.ts';

/** What is on the board: the server's truth with all decisions on their way. */
export interface Tiles {
  shown: ReadonlySignal<readonly Tile[]>;
  loading: ReadonlySignal<boolean>;
  error: ReadonlySignal<ErrorBody | null>;
  /** Crops and photographs of the group that there was no room for. */
  left: ReadonlySignal<number>;
  /** Images that somebody else has changed since the board was opened. */
  changed: ReadonlySignal<ReadonlySet<string>>;
  saving: BoardSaving;
  /** Reads a group; false when it failed or another one was asked for meanwhile. */
  load(group: Group, gap: number): Promise<boolean>;
  /** Reads one image of the board again. */
  reload(image: string, outside?: boolean): Promise<void>;
  /** An image as it was just read or saved. */
  put(document: ImageDocument): void;
  has(image: string): boolean;
  clear(): void;
}

export interface TilesOptions extends Pick<BoardSavingOptions, 'call' | 'collection' | 'handOver'> {
  /** After decisions were saved. */
  onSaved: BoardSavingOptions['onSaved'];
}

export function createTiles({ call, collection, handOver, onSaved }: TilesOptions): Tiles {
  const truth = signal<readonly Tile[]>([]);
  const loading = signal(false);
  const error = signal<ErrorBody | null>(null);
  const left = signal(0);
  const changed = signal<ReadonlySet<string>>(new Set());
  let abort = new AbortController();
  let takesNewBoxes = false;

  const saving = createBoardSaving({
    call,
    collection,
    onSaved: (image, edits) => {
      truth.value = truth.peek().map((tile) => {
        if (tile.image !== image) return tile;
        const own = edits.filter((one) => one.tile.key === tile.key).map(({ edit }) => edit);
        return withTileEdits(tile, own);
      });
      onSaved(image, edits);
    },
    handOver,
    onStale: (image) => void reload(image, true),
  });

  const put = (document: ImageDocument) => {
    saving.know(document.id, document.version);
    truth.value = withDocument(truth.peek(), document, takesNewBoxes);
  };

  const reload = async (image: string, outside = false) => {
    const { signal: current } = abort;
    try {
      const document = await call('images.get', { params: { collection, image } }, current);
      if (current.aborted) return;
      batch(() => {
        put(document);
        if (outside) changed.value = new Set(changed.peek()).add(image);
      });
    } catch {
      // The board goes on showing what it knew; a decision about it would be refused as stale.
    }
  };

  const clear = () => {
    abort.abort();
    abort = new AbortController();
    batch(() => {
      truth.value = [];
      error.value = null;
      left.value = 0;
      loading.value = false;
      changed.value = new Set();
    });
  };

  return {
    shown: computed(() => {
      const pending = saving.pending.value;
      if (pending.size === 0) return truth.value;
      return truth.value.map((tile) => withTileEdits(tile, pending.get(tile.key) ?? []));
    }),
    loading,
    error,
    left,
    changed,
    saving,
    load: async (group, gap) => {
      clear();
      const { signal: current } = abort;
      loading.value = true;
      takesNewBoxes = group.mode === 'encounters';
      try {
        const loaded = await loadGroup({ call, collection, group, gap, signal: current });
        if (current.aborted) return false;
        batch(() => {
          for (const [image, version] of loaded.versions) saving.know(image, version);
          truth.value = loaded.tiles;
          left.value = loaded.left;
          loading.value = false;
        });
        return true;
      } catch (reason) {
        if (current.aborted || isAbort(reason)) return false;
        batch(() => {
          error.value = toErrorBody(reason);
          loading.value = false;
        });
        return false;
      }
    },
    reload,
    put,
    has: (image) => truth.peek().some((tile) => tile.image === image),
    clear,
  };
}

/** The tiles with what an image now says of its boxes. */
export function withDocument(
  tiles: readonly Tile[],
  document: ImageDocument,
  takesNewBoxes: boolean,
): Tile[] {
  const { id: image, takenAt, annotations } = document;
  const first = tiles.findIndex((tile) => tile.image === image);
  if (first < 0) return [...tiles];
  const byKey = new Map(annotations.map((one) => [keyOfCrop(image, one.id), one]));
  const kept = tiles.flatMap((tile): Tile[] => {
    if (tile.image !== image || tile.kind === 'frame') return [tile];
    const annotation = byKey.get(tile.key);
    return annotation ? [{ ...tile, annotation }] : [];
  });
  if (!takesNewBoxes) return kept;
  const known = new Set(kept.map(({ key }) => key));
  const added = annotations
    .filter((one) => one.state !== 'rejected' && !known.has(keyOfCrop(image, one.id)))
    .map((annotation) =>
      cropTile({ ...document, image, annotation, suggestion: null, distance: null }),
    );
  const own = kept.filter((tile) => tile.image === image && tile.kind === 'crop');
  const frame =
    own.length + added.length === 0 ? [frameTile({ ...document, takenAt, problems: 0 })] : [];
  const others = kept.filter((tile) => tile.image !== image);
  return [...others.slice(0, first), ...own, ...added, ...frame, ...others.slice(first)];
}
