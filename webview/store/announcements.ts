import { signal, type ReadonlySignal } from '@preact/signals';
import type { Edit } from '../../server/contract/edit.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import { texts } from '../texts.ts';
import { visible } from './review.ts';

const t = texts.said;

/** What a screen reader is told of decisions: those who see, see them in the page. */
export interface Announcements {
  /** The last one; `number` grows, so that the same words are said again. */
  last: ReadonlySignal<{ number: number; text: string }>;
  /** @param document the photograph before they were made */
  inPhotograph(document: ImageDocument, edits: readonly Edit[]): void;
  onBoard(edits: readonly Edit[]): void;
}

export function createAnnouncements(): Announcements {
  const last = signal({ number: 0, text: '' });
  const say = (text: string) => (last.value = { number: last.peek().number + 1, text });
  return {
    last,
    inPhotograph: (document, edits) => {
      const boxes = new Set(edits.map((edit) => ('annotation' in edit ? edit.annotation : null)));
      const [only = null] = boxes.size === 1 ? boxes : [];
      const at = visible(document, false).findIndex(({ id }) => id === only);
      const name = document.id.split('/').at(-1) ?? document.id;
      say(t.inPhotograph(edits, at < 0 ? null : at + 1, name));
    },
    onBoard: (edits) => say(t.onBoard(edits)),
  };
}
