import { useEffect } from 'preact/hooks';
import { focusOf } from '../../keyboard/focus.ts';
import { nameOf } from '../../keyboard/key-press.ts';
import { useApp } from '../context.ts';

/** Held, or pressed shortly. No command of a host can be held, so the page hears this key itself. */
const key = 'p';

/** Takes the boxes away while a key is down; lets go when the page loses sight of the keyboard. */
export function usePeek(): void {
  const { ui, keymap } = useApp();
  const { peek } = ui;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const focus = focusOf(event.composedPath());
      if (nameOf(event) !== key || focus === 'typing') return;
      // A person may have given the key to something else.
      if (keymap.verbFor(event, ui.scene.peek(), focus)) return;
      peek.press();
      event.preventDefault();
    };
    const release = () => peek.release();
    addEventListener('keydown', press);
    addEventListener('keyup', release);
    addEventListener('blur', release);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('keyup', release);
      removeEventListener('blur', release);
      peek.off();
    };
  }, [ui, keymap, peek]);
}
