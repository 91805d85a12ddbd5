import { effect, type ReadonlySignal } from '@preact/signals';
import type { UnsavedImage } from '../../server/contract/messages.ts';
import { outstanding, type SaveState } from './save-state.ts';

/** Writes down what is not saved whenever that changes, and takes it away when it is saved. */
export function keepUnsaved(
  states: ReadonlySignal<ReadonlyMap<string, SaveState>>,
  write: (image: string, unsaved: UnsavedImage | null) => void,
): void {
  let before: ReadonlyMap<string, SaveState> = new Map();
  const kept = new Set<string>();
  effect(() => {
    const now = states.value;
    for (const image of new Set([...before.keys(), ...now.keys()])) {
      const state = now.get(image);
      if (state === before.get(image)) continue;
      const edits = state ? outstanding(state) : [];
      if (state && edits.length > 0) {
        const document = state.trouble?.kind === 'stale' ? state.trouble.base : state.document;
        write(image, { document, edits: edits.map(({ edit, localId }) => ({ edit, localId })) });
        kept.add(image);
      } else if (kept.delete(image)) write(image, null);
    }
    before = now;
  });
}
