/**
 * What a person can do in the review page, without a mouse: by a key of the page's own map in a
 * browser, by a command with a key binding in VS Code. Titles are in the page's texts and in
 * `package.nls.json`.
 */

/** What fills the page. `image`: one photograph; `board`: a grid of crops. */
export type Scene = 'image' | 'board' | 'compare' | 'overview' | 'map';

/**
 * Where the focus is. `typing`: in a text field, whose letters are its own; `control`: on a button or
 * the like, whose Enter and arrows are its own; `list`: in a list, whose arrows are; `photo`: on the
 * photograph or on nothing; `away`: not on the page.
 */
export type Focus = 'photo' | 'list' | 'control' | 'typing' | 'away';

export interface VerbDefinition {
  /**
   * Default keys: `KeyboardEvent.key`, letters in lower case, with `Mod+` (Ctrl, on a Mac ⌘), `Alt+`
   * and `Shift+` before it; `Shift+` only where it does not already change the character.
   */
  keys: readonly string[];
  /** Scenes in which it means something. */
  scenes: readonly Scene[];
  /** Only while the photograph has the focus, because the key means something elsewhere. */
  photoOnly?: true;
}

const image: readonly Scene[] = ['image'];
const deciding: readonly Scene[] = ['image', 'board'];
const everywhere: readonly Scene[] = ['image', 'board', 'compare', 'overview', 'map'];
const canvas: readonly Scene[] = ['image', 'compare'];

export const verbs = {
  // Decide.
  accept: { keys: ['Enter', 'a'], scenes: deciding },
  'assign-1': { keys: ['1'], scenes: deciding },
  'assign-2': { keys: ['2'], scenes: deciding },
  'assign-3': { keys: ['3'], scenes: deciding },
  'assign-4': { keys: ['4'], scenes: deciding },
  'assign-5': { keys: ['5'], scenes: deciding },
  'assign-6': { keys: ['6'], scenes: deciding },
  'assign-7': { keys: ['7'], scenes: deciding },
  'assign-8': { keys: ['8'], scenes: deciding },
  'assign-9': { keys: ['9'], scenes: deciding },
  'new-individual': { keys: ['Shift+n'], scenes: ['image', 'board', 'compare'] },
  name: { keys: ['n'], scenes: ['image', 'board', 'map'] },
  species: { keys: ['s'], scenes: deciding },
  'viewpoint-left': { keys: ['q'], scenes: deciding },
  'viewpoint-right': { keys: ['w'], scenes: deciding },
  'viewpoint-front': { keys: ['t'], scenes: deciding },
  'viewpoint-back': { keys: ['b'], scenes: deciding },
  reject: { keys: ['r'], scenes: deciding },
  unidentifiable: { keys: ['u'], scenes: ['image', 'board', 'compare'] },
  'mark-empty': { keys: ['e'], scenes: deciding },
  'accept-all': { keys: ['Shift+Enter', 'Shift+a'], scenes: deciding },
  'accept-surest': { keys: ['Shift+s'], scenes: deciding },
  repeat: { keys: ['.'], scenes: deciding },
  undo: { keys: ['Mod+z'], scenes: everywhere },
  redo: { keys: ['Mod+Shift+z', 'Mod+y'], scenes: everywhere },

  // Boxes.
  'next-box': { keys: [']'], scenes: image },
  'previous-box': { keys: ['['], scenes: image },
  'cycle-overlapping': { keys: ['o'], scenes: image },
  draw: { keys: ['d'], scenes: image },
  delete: { keys: ['Delete', 'Backspace'], scenes: image },
  'move-left': { keys: ['ArrowLeft'], scenes: image, photoOnly: true },
  'move-right': { keys: ['ArrowRight'], scenes: image, photoOnly: true },
  'move-up': { keys: ['ArrowUp'], scenes: image, photoOnly: true },
  'move-down': { keys: ['ArrowDown'], scenes: image, photoOnly: true },
  'move-left-far': { keys: ['Shift+ArrowLeft'], scenes: image, photoOnly: true },
  'move-right-far': { keys: ['Shift+ArrowRight'], scenes: image, photoOnly: true },
  'move-up-far': { keys: ['Shift+ArrowUp'], scenes: image, photoOnly: true },
  'move-down-far': { keys: ['Shift+ArrowDown'], scenes: image, photoOnly: true },
  narrower: { keys: ['Alt+ArrowLeft'], scenes: image, photoOnly: true },
  wider: { keys: ['Alt+ArrowRight'], scenes: image, photoOnly: true },
  lower: { keys: ['Alt+ArrowUp'], scenes: image, photoOnly: true },
  higher: { keys: ['Alt+ArrowDown'], scenes: image, photoOnly: true },

  // Go.
  'next-image': { keys: ['j'], scenes: deciding },
  'previous-image': { keys: ['k'], scenes: deciding },
  'next-encounter': { keys: ['Shift+j'], scenes: deciding },
  'previous-encounter': { keys: ['Shift+k'], scenes: deciding },
  'mode-images': { keys: ['Alt+1'], scenes: everywhere },
  'mode-encounters': { keys: ['Alt+2'], scenes: everywhere },
  'mode-individuals': { keys: ['Alt+3'], scenes: everywhere },
  'mode-unknowns': { keys: ['Alt+4'], scenes: everywhere },
  overview: { keys: ['Alt+5'], scenes: everywhere },
  map: { keys: ['Alt+6'], scenes: everywhere },
  filter: { keys: ['/'], scenes: deciding },
  cancel: { keys: ['Escape'], scenes: everywhere },
  keys: { keys: ['?'], scenes: everywhere },

  // Look.
  'zoom-in': { keys: ['+', '='], scenes: canvas },
  'zoom-out': { keys: ['-'], scenes: canvas },
  fit: { keys: ['f', '0'], scenes: canvas },
  'actual-size': { keys: ['z'], scenes: canvas },
  /** Besides, while `p` is held: that key is the page's own. */
  peek: { keys: ['Shift+p'], scenes: image },
  'show-rejected': { keys: ['h'], scenes: image },
  equalise: { keys: ['i'], scenes: canvas },
  brighter: { keys: ['Alt+ArrowUp'], scenes: ['compare'] },
  darker: { keys: ['Alt+ArrowDown'], scenes: ['compare'] },
  compare: { keys: ['c'], scenes: deciding },

  // Compare a box with a known individual.
  same: { keys: ['Enter', 's'], scenes: ['compare'] },
  different: { keys: ['d'], scenes: ['compare'] },
  'cannot-compare': { keys: ['m'], scenes: ['compare'] },
  'next-candidate': { keys: ['ArrowDown', 'j'], scenes: ['compare'] },
  'previous-candidate': { keys: ['ArrowUp', 'k'], scenes: ['compare'] },
  'next-exemplar': { keys: ['ArrowRight', ']'], scenes: ['compare'] },
  'previous-exemplar': { keys: ['ArrowLeft', '['], scenes: ['compare'] },
  'same-viewpoint': { keys: ['v'], scenes: ['compare'] },
  flip: { keys: ['x'], scenes: ['compare'] },

  // A grid of crops.
  'toggle-crop': { keys: ['x', ' '], scenes: ['board'] },
  'select-all': { keys: ['Mod+a'], scenes: ['board'] },
  'open-image': { keys: ['o'], scenes: ['board'] },
} as const satisfies Record<string, VerbDefinition>;

export type Verb = keyof typeof verbs;
