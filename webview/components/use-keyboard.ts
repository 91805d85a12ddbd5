import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { focusOf, isOnPhoto } from '../keyboard/focus.ts';
import { nameOf } from '../keyboard/key-press.ts';
import type { PhotoControls } from '../keyboard/photo-controls.ts';
import { fieldIsComing, runVerb } from '../keyboard/run-verb.ts';
import { tabToBox } from '../keyboard/tab-to-box.ts';
import type { TypeAhead } from '../keyboard/type-ahead.ts';
import type { App } from '../store/app.ts';

/** Listens for the keys of the whole page. */
export function useKeyboard(
  app: App,
  photo: RefObject<PhotoControls | null>,
  typeAhead: TypeAhead,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const path = event.composedPath();
      // Where the host has key bindings, it hears the same key.
      const verb = app.transport.hostKeys
        ? null
        : app.keymap.verbFor(event, app.ui.scene.peek(), focusOf(path));
      // A key that is held down goes no further than the page can follow.
      if (verb && event.repeat && app.session.peek()?.turns.busy.peek()) {
        event.preventDefault();
        return;
      }
      const done = verb
        ? runVerb(app, verb, photo.current)
        : isOnPhoto(path) && tabToBox(app, nameOf(event));
      if (done) event.preventDefault();
      if (done && fieldIsComing(app)) typeAhead.expect(verb);
    };
    // Whoever takes the mouse means what is there now, not what earlier keys would lead to.
    const forget = () => app.session.peek()?.turns.forget();
    addEventListener('keydown', listen);
    addEventListener('pointerdown', forget, { capture: true });
    return () => {
      removeEventListener('keydown', listen);
      removeEventListener('pointerdown', forget, { capture: true });
    };
  }, [app, photo, typeAhead]);
}
