import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import { texts } from '../../texts.ts';
import { useSession } from '../context.ts';
import { labelText } from './label-text.ts';

/** Tells a screen reader which box is selected. */
export function SelectionStatus({ id, boxes }: { id: string; boxes: CanvasBoxes }) {
  const { review } = useSession();
  const all = boxes.listed.value;
  const at = all.findIndex((one) => one.id === boxes.selectedId.value);
  const selected = all[at];
  const text = selected
    ? texts.notices.selected(
        at + 1,
        all.length,
        texts.photo.box(labelText(selected), texts.states[selected.state]),
      )
    : texts.photo.nothingSelected;
  return (
    <span id={id} class="visually-hidden" role="status">
      {/* Another photograph: the same words are news. */}
      <span key={review.image.value}>{text}</span>
    </span>
  );
}
