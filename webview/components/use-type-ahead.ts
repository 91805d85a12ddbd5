import { useEffect, useState } from 'preact/hooks';
import { focusNow, focusOf } from '../keyboard/focus.ts';
import { createTypeAhead, type TypeAhead, type TypedAhead } from '../keyboard/type-ahead.ts';
import type { App } from '../store/app.ts';

/** Keeps what is typed for a text field that a key has asked for, and writes it there. */
export function useTypeAhead(app: App): TypeAhead {
  const [typeAhead] = useState(createTypeAhead);
  useEffect(() => {
    const { hostKeys } = app.transport;
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || document.querySelector('dialog[open]')) return;
      const focus = focusOf(event.composedPath());
      const verb = app.keymap.verbFor(event, app.ui.scene.peek(), focus);
      if (focus === 'typing') return;
      if (typeAhead.take(event, verb)) {
        event.preventDefault();
        // A host listens as well: it must hear its keys, since nobody knows which of them are its.
        if (!hostKeys) event.stopPropagation();
      } else if (hostKeys) typeAhead.expect(verb);
    };
    const focused = () => {
      if (focusNow(document) !== 'typing') return;
      const typed = typeAhead.deliver();
      const field = document.activeElement;
      // After the field's own listeners, which may select what it holds.
      if (typed && field instanceof HTMLInputElement) queueMicrotask(() => write(field, typed));
    };
    addEventListener('keydown', press, true);
    addEventListener('focusin', focused);
    return () => {
      removeEventListener('keydown', press, true);
      removeEventListener('focusin', focused);
      typeAhead.giveUp();
    };
  }, [app, typeAhead]);
  return typeAhead;
}

/** As if it was typed now. */
function write(field: HTMLInputElement, { text, entered }: TypedAhead): void {
  if (text !== '') {
    field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  }
  if (entered) {
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
  }
}
