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
  const parts = name === '+' ? [name] : name.split('+');
  const shown = parts.map(
    (part) => symbols[part] ?? part.replace(/^.$/, (one) => one.toUpperCase()),
  );
  return <kbd class="key">{shown.join(' ')}</kbd>;
}
