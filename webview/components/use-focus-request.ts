import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { FocusRequest } from '../store/ui.ts';
import { useApp } from './context.ts';

/**
 * Takes the focus when a key asks for it by name. At once, before anything is drawn: the next letter
 * is already meant for the field.
 */
export function useFocusRequest(
  name: FocusRequest | undefined,
  element: RefObject<HTMLElement | null>,
): void {
  const { focus } = useApp().ui;
  useLayoutEffect(
    () =>
      effect(() => {
        if (name === undefined || focus.value !== name) return;
        focus.value = null;
        element.current?.focus();
      }),
    [focus, name, element],
  );
}
