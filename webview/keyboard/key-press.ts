/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  key: string;
  /** Which key it is on the keyboard, whatever it writes. */
  code: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/**
 * The name of a key press as key maps have it: `a`, `Shift+n`, `Mod+z`, `Alt+1`, `ArrowLeft`, `?`.
 * Shift is named where it does not already change the character: `?` is `?` on every keyboard, while
 * `N` is `n` with Shift. Caps Lock is no Shift.
 */
export function nameOf(press: KeyPress): string {
  const key = plainKey(press);
  const isCharacter = key.length === 1;
  const isLetter = isCharacter && key.toLowerCase() !== key.toUpperCase();
  const mod = press.ctrlKey || press.metaKey ? 'Mod+' : '';
  const alt = press.altKey ? 'Alt+' : '';
  const shift = press.shiftKey && (!isCharacter || isLetter || key === ' ') ? 'Shift+' : '';
  return mod + alt + shift + (isLetter ? key.toLowerCase() : key);
}

/**
 * What the key writes by itself. Where Alt writes another character (as on a Mac), or the keyboard
 * writes another script, the key's place says which letter is meant.
 */
function plainKey({ key, code, altKey }: KeyPress): string {
  const foreign = key.length === 1 && key > '\u007f';
  const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  return place && (foreign || (altKey && key.length === 1)) ? place.toLowerCase() : key;
}
