import { keyText } from '../../keyboard/key-text.ts';

/** A key as it is printed on the keyboard. */
export function Key({ name }: { name: string }) {
  return name ? <kbd class="key">{keyText(name)}</kbd> : null;
}
