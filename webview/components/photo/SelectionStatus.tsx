import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import { texts } from '../../texts.ts';
import { labelText } from './label-text.ts';

/** Tells a screen reader which box is selected. */
export function SelectionStatus({ id, boxes }: { id: string; boxes: CanvasBoxes }) {
  const all = boxes.all.value;
  const selected = boxes.selected.value;
  const text = selected
    ? texts.notices.selected(
        all.indexOf(selected) + 1,
        all.length,
        texts.photo.box(labelText(selected.annotation), texts.states[selected.annotation.state]),
      )
    : texts.photo.nothingSelected;
  return (
    <span id={id} class="visually-hidden" role="status">
      {text}
    </span>
  );
}
