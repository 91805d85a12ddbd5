import { texts } from '../texts.ts';
import type { Command } from './command.ts';

export interface KeyBinding {
  /** `KeyboardEvent.key` values, letters in lower case; `Shift+` before where it must be held. */
  keys: readonly string[];
  command: Command;
  /** `photo`: only while the photograph has the focus, where the key means something elsewhere. */
  where: 'anywhere' | 'photo';
}

export interface KeyGroup {
  title: string;
  entries: readonly KeyEntry[];
}

/** One line of the list of keys. */
export interface KeyEntry {
  text: string;
  /** Shown in place of the bindings' keys, where those are many. */
  shown?: readonly string[];
  bindings: readonly KeyBinding[];
}

const entry = (
  text: string,
  keys: string[],
  command: Command,
  where: KeyBinding['where'] = 'anywhere',
): KeyEntry => ({ text, bindings: [{ keys, command, where }] });

const nudges = (shift: string, step: number, resize: boolean): KeyBinding[] =>
  (
    [
      ['ArrowLeft', -step, 0],
      ['ArrowRight', step, 0],
      ['ArrowUp', 0, -step],
      ['ArrowDown', 0, step],
    ] as const
  ).map(([key, dx, dy]) => ({
    keys: [shift + key],
    command: { do: 'nudge', dx, dy, resize },
    where: 'photo',
  }));

const ranks: KeyBinding[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => ({
  keys: [String(number)],
  command: { do: 'assign', rank: number - 1 },
  where: 'anywhere',
}));

const t = texts.keys;

/** Every key of the workstation: the handler and the list that `?` shows derive from it. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: t.decide,
    entries: [
      entry(t.accept, ['Enter', 'a'], { do: 'accept' }),
      { text: t.assign, shown: ['1', '…', '9'], bindings: ranks },
      entry(t.name, ['n', 'i'], { do: 'name' }),
      entry(t.species, ['s'], { do: 'species' }),
      entry(t.viewpoint, ['v'], { do: 'viewpoint' }),
      entry(t.reject, ['r'], { do: 'reject' }),
      entry(t.unidentifiable, ['u'], { do: 'unidentifiable' }),
      entry(t.delete, ['Delete', 'Backspace'], { do: 'delete' }),
      entry(t.markEmpty, ['e'], { do: 'mark-empty' }),
    ],
  },
  {
    title: t.boxes,
    entries: [
      {
        text: t.nextBox,
        bindings: [
          { keys: [']'], command: { do: 'next-box', leave: false }, where: 'anywhere' },
          { keys: ['Tab'], command: { do: 'next-box', leave: true }, where: 'photo' },
        ],
      },
      {
        text: t.previousBox,
        bindings: [
          { keys: ['['], command: { do: 'previous-box', leave: false }, where: 'anywhere' },
          { keys: ['Shift+Tab'], command: { do: 'previous-box', leave: true }, where: 'photo' },
        ],
      },
      entry(t.draw, ['d'], { do: 'draw' }),
      { text: t.nudge, shown: ['←', '↑', '↓', '→'], bindings: nudges('', 1, false) },
      { text: t.nudgeFar, shown: ['Shift', '←↑↓→'], bindings: nudges('Shift+', 10, false) },
      { text: t.grow, shown: ['Alt', '←↑↓→'], bindings: nudges('Alt+', 1, true) },
    ],
  },
  {
    title: t.view,
    entries: [
      entry(t.nextImage, ['j'], { do: 'next-image' }),
      entry(t.previousImage, ['k'], { do: 'previous-image' }),
      entry(t.zoomIn, ['+', '='], { do: 'zoom', factor: 1.25 }),
      entry(t.zoomOut, ['-'], { do: 'zoom', factor: 0.8 }),
      entry(t.fit, ['f', '0'], { do: 'fit' }),
      entry(t.actualSize, ['z'], { do: 'actual-size' }),
      { text: t.pan, shown: [t.space], bindings: [] },
      entry(t.rejected, ['h'], { do: 'toggle-rejected' }),
      entry(t.filter, ['/'], { do: 'filter' }),
      entry(t.cancel, ['Escape'], { do: 'cancel' }),
      entry(t.keys, ['?'], { do: 'keys' }),
    ],
  },
];

export const keyBindings: readonly KeyBinding[] = keyGroups.flatMap(({ entries }) =>
  entries.flatMap(({ bindings }) => bindings),
);

/** The first key of a command, as a person reads it; for tooltips and `aria-keyshortcuts`. */
export function keyOf(what: Command['do']): string {
  const key = keyBindings.find(({ command }) => command.do === what)?.keys[0] ?? '';
  return key.length === 1 ? key.toUpperCase() : key;
}
