import {
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from '@preact/signals';
import type { Individual } from '../../../server/contract/collection.ts';
import type { ImageDocument } from '../../../server/contract/image.ts';
import type { Queue } from '../queue.ts';
import { throttle } from '../throttle.ts';
import { createGroupLists, type GroupLists } from './group-lists.ts';
import { individualGroup, type BoardMode, type Group } from './group.ts';
import { createGroupRanking, type GroupRanking } from './ranking.ts';
import {
  apartIn,
  inOnePhotograph,
  isOpen,
  sectionsOf,
  selectedAtFirst,
  type Section,
} from './rules.ts';
import { createSelection, type Selection } from './selection.ts';
import type { TileEdit } from './tile.ts';
import { createTiles, type Tiles, type TilesOptions } from './tiles.ts';
import type { Verdict } from './verdict.ts';

/** More changed images than this are not read one by one: the board is read again. */
const reloadAtMost = 24;
/** Rows of the list that are gone through for the next group that is open. */
const searchAtMost = 2000;

/** A grid of crops that are decided about together, and the lists that lead to it. */
export interface Board {
  lists: GroupLists;
  group: ReadonlySignal<Group | null>;
  /** Row of the group in its list. */
  row: ReadonlySignal<number>;
  tiles: Tiles;
  sections: ReadonlySignal<readonly Section[]>;
  selection: Selection;
  /** Selected crops that share a photograph with another selected one. */
  together: ReadonlySignal<ReadonlySet<string>>;
  /** Crops that stand apart from the rest of their individual. */
  apart: ReadonlySignal<ReadonlySet<string>>;
  ranking: GroupRanking;
  /** Tiles that still wait for a decision. */
  open: ReadonlySignal<number>;
  /** Groups that were decided here, so that they are not come back to. */
  done: ReadonlySignal<ReadonlySet<string>>;
  /** Decisions are on their way, or the server has refused them. */
  unsaved: ReadonlySignal<boolean>;
  /** What was last said of selected tiles, to be said again. */
  lastVerdict: Signal<Verdict | null>;
  openGroup(group: Group, row: number): Promise<void>;
  /** Opens an individual from elsewhere, wherever it stands in the list. */
  openIndividual(individual: Individual): void;
  /** Reads the present group again, the selection kept. */
  reload(): Promise<void>;
  /** One group on or back in the list; false at its end. */
  step(by: 1 | -1): Promise<boolean>;
  /** The next group that waits for a decision; false when there is none. */
  goOn(): Promise<boolean>;
  /**
   * Sends a decision about several tiles, which is undone in one go. `concludes`: these tiles are done
   * with, so that those that are left are selected next.
   */
  decide(edits: readonly TileEdit[], concludes: boolean): Promise<void>;
  /** An image as it was just read or saved. */
  put(document: ImageDocument): void;
  /** An image has changed on the server. */
  touch(image: string, version: string, outside: boolean): void;
  resume(): void;
}

export interface BoardOptions extends TilesOptions {
  queue: Pick<Queue, 'mode' | 'query' | 'gap'>;
  onDecided: (edits: readonly TileEdit[]) => void;
}

export function createBoard(options: BoardOptions): Board {
  const { call, collection, queue, onDecided } = options;
  const { mode, query, gap } = queue;
  const lists = createGroupLists({ call, collection, query, gap });
  const tiles = createTiles(options);
  const selection = createSelection(tiles.shown);
  const ranking = createGroupRanking(call, collection, selection.targets);
  const group = signal<Group | null>(null);
  const row = signal(0);
  const done = signal<ReadonlySet<string>>(new Set());
  const touched = new Map<string, boolean>();
  /** Where each mode was left. */
  const left = new Map<BoardMode, { group: Group; row: number }>();
  /** What a person asked for before its list was read. */
  let wanted: Group | null = null;

  const nameOf = ({ mode: of, key }: Group) => `${of} ${key}`;
  const boardMode = (): BoardMode | null => {
    const now = mode.peek();
    return now === 'images' ? null : now;
  };

  const openGroup = async (next: Group, at: number) => {
    left.set(next.mode, { group: next, row: at });
    group.value = next;
    row.value = at;
    const rest = new Set(done.peek());
    if (rest.delete(nameOf(next))) done.value = rest;
    selection.set([]);
    selection.moveTo(0);
    if (!(await tiles.load(next, gap.peek()))) return;
    const shown = tiles.shown.peek();
    selection.set(selectedAtFirst(next.mode, shown));
    selection.moveTo(
      Math.max(
        0,
        shown.findIndex((tile) => isOpen(next.mode, tile)),
      ),
    );
  };

  const show = async (next: BoardMode) => {
    await lists.begin(next);
    if (boardMode() !== next) return;
    if (wanted?.mode === next) {
      const asked = wanted;
      wanted = null;
      await openGroup(asked, Math.max(0, lists.rowOf(asked)));
      return;
    }
    const before = left.get(next);
    if (before && lists.rowOf(before.group) >= 0) {
      if (group.peek()?.mode !== next) await openGroup(before.group, lists.rowOf(before.group));
      return;
    }
    const first = await lists.groupAt(next, 0);
    if (boardMode() !== next) return;
    if (first) await openGroup(first, 0);
    else {
      group.value = null;
      tiles.clear();
    }
  };

  // A mode, its filters and its order decide what there is to open.
  let showing = Promise.resolve();
  effect(() => {
    const now = mode.value;
    void [query.value, gap.value, lists.text.value, lists.order.value];
    if (now !== 'images') showing = untracked(() => show(now)).catch(() => {});
  });

  const step = async (by: 1 | -1) => {
    // Where one is going to is not known before the list is there.
    await showing;
    const now = boardMode();
    if (!now) return false;
    const at = row.peek() + by;
    const next = await lists.groupAt(now, at);
    if (!next) return false;
    await openGroup(next, at);
    return true;
  };

  const waits = (candidate: Group) => {
    if (done.peek().has(nameOf(candidate))) return false;
    if (candidate.mode === 'encounters') return candidate.item.open > 0;
    return candidate.mode === 'unknowns' && candidate.item.crops > 0;
  };

  const goOn = async () => {
    const now = boardMode();
    const from = row.peek();
    const started = group.peek();
    if (!now) return false;
    const rows = untracked(() => lists.rows(now));
    for (let i = 1; i < Math.min(rows, searchAtMost); i++) {
      const at = (from + i) % rows;
      const next = await lists.groupAt(now, at);
      // The person has gone elsewhere meanwhile.
      if (group.peek() !== started || boardMode() !== now) return true;
      if (next && waits(next)) {
        await openGroup(next, at);
        return true;
      }
    }
    return false;
  };

  const open = computed(() => {
    const now = group.value?.mode;
    return now ? tiles.shown.value.filter((tile) => isOpen(now, tile)).length : 0;
  });

  const reload = async () => {
    const now = group.peek();
    if (!now) return;
    const { keys, focused } = selection;
    const [selected, focus] = [keys.peek(), focused.peek()?.key ?? null];
    if (!(await tiles.load(now, gap.peek())) || group.peek() !== now) return;
    selection.set(selected);
    if (focus !== null) selection.focusKey(focus);
  };

  /** What is left is next; who goes crop by crop, without a selection, goes on so. */
  const conclude = () => {
    const now = group.peek();
    if (!now) return;
    const shown = tiles.shown.peek();
    const rest = selectedAtFirst(now.mode, shown);
    if (selection.keys.peek().size > 0) selection.set(rest);
    const next = shown.find((tile) => isOpen(now.mode, tile));
    if (next) selection.focusKey(next.key);
    else if (now.mode !== 'individuals') done.value = new Set(done.peek()).add(nameOf(now));
  };

  const refreshLists = throttle(() => {
    const now = boardMode();
    if (now) lists.refresh(now);
  }, 1500);

  const catchUp = throttle(() => {
    const images = [...touched].filter(([image]) => tiles.has(image));
    touched.clear();
    if (images.length > reloadAtMost) void reload();
    else for (const [image, outside] of images) void tiles.reload(image, outside);
  }, 250);

  return {
    lists,
    group,
    row,
    tiles,
    sections: computed(() => sectionsOf(group.value, tiles.shown.value)),
    selection,
    together: computed(() => inOnePhotograph(selection.tiles.value)),
    apart: computed(() => apartIn(group.value, tiles.shown.value)),
    ranking,
    open,
    done,
    unsaved: computed(() => tiles.saving.busy.value || tiles.saving.troubles.value.size > 0),
    lastVerdict: signal<Verdict | null>(null),
    openGroup,
    openIndividual: (individual) => {
      wanted = individualGroup(individual);
      if (mode.peek() === 'individuals') void show('individuals');
      else mode.value = 'individuals';
    },
    reload,
    step,
    goOn,
    decide: async (edits, concludes) => {
      if (edits.length > 0) onDecided(edits);
      const sent = tiles.saving.decide(edits);
      if (concludes) conclude();
      await sent;
      refreshLists();
      ranking.refresh();
    },
    put: (document) => {
      if (tiles.has(document.id)) tiles.put(document);
    },
    touch: (image, version, outside) => {
      refreshLists();
      if (tiles.saving.expects(image, version) || !tiles.has(image)) return;
      touched.set(image, outside || touched.get(image) === true);
      catchUp();
    },
    resume: () => {
      if (group.peek()) void reload();
      refreshLists();
    },
  };
}
