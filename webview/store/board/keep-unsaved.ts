import { effect, type ReadonlySignal } from '@preact/signals';
import type { UnsavedImage } from '../../../server/contract/messages.ts';
import type { Outstanding } from './outstanding.ts';
import { standIn } from './stand-in.ts';

/** Writes down what the board has not saved whenever that changes, as `keepUnsaved` does for images. */
export function keepBoardUnsaved(
  outstanding: ReadonlySignal<ReadonlyMap<string, Outstanding>>,
  write: (image: string, unsaved: UnsavedImage | null) => void,
): void {
  let before: ReadonlyMap<string, Outstanding> = new Map();
  effect(() => {
    const now = outstanding.value;
    for (const [image, one] of now) {
      if (same(before.get(image), one)) continue;
      const { version, edits } = one;
      const queued = edits.map(({ edit }) => ({ edit, localId: null }));
      write(image, { document: standIn(image, version, edits), edits: queued });
    }
    for (const image of before.keys()) if (!now.has(image)) write(image, null);
    before = now;
  });
}

function same(one: Outstanding | undefined, other: Outstanding): boolean {
  return (
    one?.version === other.version &&
    one.edits.length === other.edits.length &&
    one.edits.every(({ edit }, i) => edit === other.edits[i]?.edit)
  );
}
