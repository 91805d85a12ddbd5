import { texts } from '../../texts.ts';
import { labelText, type ScreenBox } from './screen-box.ts';

/** Tells a screen reader which box is selected. */
export function SelectionStatus(props: { boxes: readonly ScreenBox[]; selected: string | null }) {
  const at = props.boxes.findIndex(({ id }) => id === props.selected);
  const annotation = props.boxes[at]?.annotation;
  const text = annotation
    ? texts.notices.selected(
        at + 1,
        props.boxes.length,
        `${labelText(annotation)}, ${texts.states[annotation.state]}`,
      )
    : '';
  return (
    <span class="visually-hidden" role="status">
      {text}
    </span>
  );
}
