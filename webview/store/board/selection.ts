import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Tile } from './tile.ts';

/** Which tiles are decided about together, and the one that the keys move. */
export interface Selection {
  keys: ReadonlySignal<ReadonlySet<string>>;
  /** Selected tiles in the order of the board. */
  tiles: ReadonlySignal<readonly Tile[]>;
  /** Index of the tile with the focus; -1: there are none. */
  focus: ReadonlySignal<number>;
  focused: ReadonlySignal<Tile | null>;
  /** What a decision is about: the selected tiles, or without any the one with the focus. */
  targets: ReadonlySignal<readonly Tile[]>;
  set(keys: Iterable<string>): void;
  /** Moves the focus; with `extend` the tiles on the way are selected. */
  moveTo(index: number, extend?: boolean): void;
  toggle(index: number): void;
  /** Selects from where the focus last was put down to here. */
  extendTo(index: number): void;
  /** All, or none where all are. */
  toggleAll(): void;
  /** Keeps the focus on this tile, wherever it is now. */
  focusKey(key: string): void;
}

export function createSelection(tiles: ReadonlySignal<readonly Tile[]>): Selection {
  const keys = signal<ReadonlySet<string>>(new Set());
  const focusKey = signal<string | null>(null);
  // Where the tile with the focus goes, the one in its place has it.
  const focusPlace = signal(0);
  const anchor = signal(0);

  const focus = computed(() => {
    const all = tiles.value;
    if (all.length === 0) return -1;
    const at = all.findIndex(({ key }) => key === focusKey.value);
    return at >= 0 ? at : Math.min(focusPlace.value, all.length - 1);
  });
  const selected = computed(() => tiles.value.filter(({ key }) => keys.value.has(key)));
  const focused = computed(() => tiles.value[focus.value] ?? null);

  const put = (index: number) => {
    const tile = tiles.peek()[index];
    if (!tile) return;
    focusPlace.value = index;
    focusKey.value = tile.key;
  };

  const extendTo = (index: number) => {
    const from = Math.min(anchor.peek(), index);
    const range = tiles.peek().slice(from, Math.max(anchor.peek(), index) + 1);
    keys.value = new Set([...keys.peek(), ...range.map(({ key }) => key)]);
    put(index);
  };

  return {
    keys,
    tiles: selected,
    focus,
    focused,
    targets: computed(() => {
      if (selected.value.length > 0) return selected.value;
      return focused.value ? [focused.value] : [];
    }),
    set: (next) => {
      keys.value = new Set(next);
    },
    moveTo: (index, extend = false) => {
      if (extend) extendTo(index);
      else {
        put(index);
        anchor.value = index;
      }
    },
    toggle: (index) => {
      const tile = tiles.peek()[index];
      if (!tile) return;
      const next = new Set(keys.peek());
      if (!next.delete(tile.key)) next.add(tile.key);
      keys.value = next;
      put(index);
      anchor.value = index;
    },
    extendTo,
    toggleAll: () => {
      const all = tiles.peek();
      const whole = all.every(({ key }) => keys.peek().has(key));
      keys.value = new Set(whole ? [] : all.map(({ key }) => key));
    },
    focusKey: (key) => {
      const index = tiles.peek().findIndex((tile) => tile.key === key);
      if (index < 0) return;
      put(index);
      anchor.value = index;
    },
  };
}
