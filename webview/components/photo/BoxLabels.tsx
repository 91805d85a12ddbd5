import { placeLabels } from '../../geometry/labels.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { Icon } from '../common/Icon.tsx';
import { labelText, type ScreenBox } from './screen-box.ts';
import { textWidth } from './text-width.ts';

export interface BoxLabelsProps {
  boxes: readonly ScreenBox[];
  selected: string | null;
  view: PhotoView;
}

const height = 20;
/** Icon, gaps and padding beside the text. */
const besideText = 29;
const widest = 220;
/** Boxes narrower than this keep their label to themselves until they are selected. */
const tooSmall = 18;

const icons = {
  proposed: 'question',
  accepted: 'check',
  rejected: 'close',
  unidentifiable: 'circle-slash',
};

/** Who each box is, beside it. */
export function BoxLabels({ boxes, selected, view }: BoxLabelsProps) {
  const named = boxes
    .filter(({ id, rect }) => id === selected || Math.max(rect.width, rect.height) >= tooSmall)
    .toSorted((a, b) => Number(b.id === selected) - Number(a.id === selected));
  const places = placeLabels(
    named.map((box) => ({
      id: box.id,
      rect: box.rect,
      label: { width: widthOf(box), height },
    })),
    view.pane.value,
  );
  return (
    <div class="box-labels" aria-hidden="true">
      {named.map((box) => {
        const { x = 0, y = 0 } = places.get(box.id) ?? {};
        const { state, individual } = box.annotation;
        return (
          <span
            key={box.id}
            class={`box-label box-label-${state}`}
            data-selected={box.id === selected}
            style={{
              transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)`,
              width: `${widthOf(box)}px`,
            }}
          >
            <Icon name={icons[state]} />
            <span class={individual ? 'box-label-name' : 'box-label-species'}>
              {labelText(box.annotation)}
            </span>
          </span>
        );
      })}
    </div>
  );
}

function widthOf({ annotation }: ScreenBox): number {
  return Math.min(widest, Math.ceil(textWidth(labelText(annotation))) + besideText);
}
