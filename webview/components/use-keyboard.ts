import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { focusOf } from '../keyboard/focus.ts';
import { commandFor } from '../keyboard/resolve.ts';
import { run, type PhotoControls } from '../keyboard/run.ts';
import type { App } from '../store/app.ts';

/** Listens for the keys of the whole page. */
export function useKeyboard(app: App, photo: RefObject<PhotoControls | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const command = commandFor(event, focusOf(event));
      if (command && run(app, command, photo.current)) event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [app, photo]);
}
