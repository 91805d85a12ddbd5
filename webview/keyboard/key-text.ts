const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);

const symbols: Record<string, string> = {
  Mod: onMac ? '⌘' : 'Ctrl',
  Alt: onMac ? '⌥' : 'Alt',
  Enter: '↵',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  ' ': 'Space',
};

/** A key of the key map (`Mod+Shift+z`) as it is printed on the keyboard (`Ctrl+Shift+Z`). */
export function keyText(name: string): string {
  return keyParts(name)
    .map((part) => symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

/** The keys to press together; `+` itself is a key, too. */
function keyParts(name: string): string[] {
  const parts = name.split('+').filter((part) => part !== '');
  return name.endsWith('+') ? [...parts, '+'] : parts;
}
