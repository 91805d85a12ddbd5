import type { Command } from './command.ts';
import { keyBindings } from './keymap.ts';

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * Where the focus is. `typing`: in a text field, whose letters are its own; `control`: on a button
 * or the like, whose Enter and arrows are its own; `list`: in the image list, whose arrows are.
 */
export type Focus = 'photo' | 'list' | 'control' | 'typing' | 'page';

/** The command of a key press, or null: then the key does what it does anyway. */
export function commandFor(press: KeyPress, focus: Focus): Command | null {
  if (press.ctrlKey || press.metaKey || focus === 'typing') return null;
  const name = nameOf(press);
  const found = keyBindings.find(
    ({ keys, where }) => keys.includes(name) && (where === 'anywhere' || photoIsMeant(name, focus)),
  );
  if (!found) return null;
  if (focus === 'control' && name === 'Enter') return null;
  return found.command;
}

/** Without a focus the arrows go to the photograph; Tab moves the focus, as everywhere. */
function photoIsMeant(name: string, focus: Focus): boolean {
  return focus === 'photo' || (focus === 'page' && !name.endsWith('Tab'));
}

/** Shift counts where it does not already change the character: `?` is `?` on every keyboard. */
function nameOf({ key, shiftKey, altKey }: KeyPress): string {
  if (key.length === 1) return altKey ? `Alt+${key}` : key.toLowerCase();
  return (altKey ? 'Alt+' : '') + (shiftKey ? 'Shift+' : '') + key;
}
