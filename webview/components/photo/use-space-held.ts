import { signal, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether the space bar is held while the photograph has the focus or the pointer. */
export function useSpaceHeld(element: RefObject<HTMLElement | null>): ReadonlySignal<boolean> {
  const [held] = useState(() => signal(false));
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== ' ') return;
      const active = document.activeElement;
      if (active !== element.current && active !== document.body) return;
      held.value = true;
      event.preventDefault();
    };
    const up = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key === ' ') held.value = false;
    };
    addEventListener('keydown', down);
    addEventListener('keyup', up);
    addEventListener('blur', up);
    return () => {
      removeEventListener('keydown', down);
      removeEventListener('keyup', up);
      removeEventListener('blur', up);
    };
  }, [element, held]);
  return held;
}
