const symbols: Record<string, string> = {
  Enter: '↵',
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
};

/** A key as it is printed on the keyboard. */
export function Key({ name }: { name: string }) {
  const shown = name
    .split('+')
    .map((part) => symbols[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
  return <kbd class="key">{shown || '+'}</kbd>;
}
