import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';
import { labelText } from './label-text.ts';

/** Id of a box's entry in the list that a screen reader has of the boxes. */
export const optionId = (box: string) => `box-option-${box}`;

/** The boxes as a list, for who does not see them: the photograph's active descendant is in it. */
export function BoxOptions({ boxes }: { boxes: CanvasBoxes }) {
  const { review } = useSession();
  const all = boxes.listed.value;
  const selected = boxes.selectedId.value;
  return (
    <ul class="visually-hidden" role="listbox" aria-label={texts.photo.boxes}>
      {all.map((annotation, at) => (
        <li
          key={annotation.id}
          id={optionId(annotation.id)}
          role="option"
          aria-selected={annotation.id === selected}
          aria-posinset={at + 1}
          aria-setsize={all.length}
          onClick={() => review.select(annotation.id)}
        >
          {texts.photo.box(labelText(annotation), texts.states[annotation.state])}
        </li>
      ))}
    </ul>
  );
}
