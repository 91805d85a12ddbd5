import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { focusNow } from '../keyboard/focus.ts';
import type { PhotoControls } from '../keyboard/photo-controls.ts';
import { runHostVerb } from '../keyboard/run-host-verb.ts';
import type { TypeAhead } from '../keyboard/type-ahead.ts';
import type { App } from '../store/app.ts';

/** Where keys are the host's: tells it what they may mean, and does what they ask for. */
export function useHostKeys(
  app: App,
  photo: RefObject<PhotoControls | null>,
  typeAhead: TypeAhead,
): void {
  const { hostKeys } = app.transport;
  useEffect(() => {
    if (!hostKeys) return;
    let told = '';
    const tell = () => {
      const scene = app.ui.scene.peek();
      const focus = app.session.peek() ? focusNow(document) : 'away';
      if (told === `${scene} ${focus}`) return;
      told = `${scene} ${focus}`;
      typeAhead.shown(focus, hostKeys.showContext(scene, focus));
    };
    // A field that has just lost the focus has not given it to the next one yet.
    const tellSoon = () => queueMicrotask(tell);
    const changes = ['focusin', 'focusout'] as const;
    for (const change of changes) document.addEventListener(change, tellSoon, true);
    // A dialog that goes away takes the focus with it and says nothing.
    const observer = new MutationObserver(tell);
    observer.observe(document.body, { childList: true, subtree: true });
    addEventListener('focus', tellSoon);
    addEventListener('blur', tellSoon);
    const stopFollowing = effect(() => {
      void app.ui.scene.value;
      void app.session.value;
      tellSoon();
    });
    const stopHearing = hostKeys.onVerb((asked) => {
      runHostVerb(app, asked, focusNow(document), photo.current, typeAhead);
    });
    return () => {
      for (const change of changes) document.removeEventListener(change, tellSoon, true);
      removeEventListener('focus', tellSoon);
      removeEventListener('blur', tellSoon);
      observer.disconnect();
      stopFollowing();
      stopHearing();
    };
  }, [app, photo, typeAhead, hostKeys]);
}
