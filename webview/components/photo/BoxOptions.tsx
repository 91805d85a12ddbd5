import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';
import { labelText } from './label-text.ts';

/** Id of a box's entry in the list that a screen reader has of the boxes. */
export const optionId = (box: string) => `box-option-${box}`;

/** The boxes as a list, for who does not see them: the photograph's active descendant is in it. */
export function BoxOptions({ boxes }: { boxes: CanvasBoxes }) {
  const { review } = useSession();
  const all = boxes.all.value;
  const selected = boxes.selected.value;
  return (
    <ul class="visually-hidden" role="listbox" aria-label={texts.photo.boxes}>
      {all.map(({ id, annotation }, at) => (
        <li
          key={id}
          id={optionId(id)}
          role="option"
          aria-selected={id === selected?.id}
          aria-posinset={at + 1}
          aria-setsize={all.length}
          onClick={() => review.select(id)}
        >
          {texts.photo.box(labelText(annotation), texts.states[annotation.state])}
        </li>
      ))}
    </ul>
  );
}
