import { effect, type ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PlacedLabel } from '../../store/box-labels.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { Icon } from '../common/Icon.tsx';
import { labelText } from './label-text.ts';

export interface BoxLabelsProps {
  labels: ReadonlySignal<readonly PlacedLabel[]>;
  view: PhotoView;
  /** The box under the pointer. */
  hovered: ReadonlySignal<string | null>;
}

const icons = {
  proposed: 'question',
  accepted: 'check',
  rejected: 'close',
  unidentifiable: 'circle-slash',
};

/** Who each box is, beside it. */
export function BoxLabels({ labels, view, hovered }: BoxLabelsProps) {
  const layer = useRef<HTMLDivElement>(null);
  const under = hovered.value;
  const placed = labels.value.filter(({ box, crowded }) => !crowded || box.id === under);

  useLayoutEffect(
    () =>
      effect(() => {
        const { scale, x, y } = view.view.value;
        const elements = layer.current?.children ?? [];
        placed.forEach(({ corner, offset }, i) => {
          const left = Math.round(corner.x * scale + x + offset.x);
          const top = Math.round(corner.y * scale + y + offset.y);
          const element = elements[i];
          if (element instanceof HTMLElement) {
            element.style.transform = `translate(${left}px, ${top}px)`;
          }
        });
      }),
    [view, labels.value, under],
  );

  return (
    <div class="box-labels" aria-hidden="true" ref={layer}>
      {placed.map(({ box, width, selected, onCoat }) => {
        const { state, individual } = box.annotation;
        return (
          <span
            key={box.id}
            class={`box-label box-label-${state}`}
            data-selected={selected}
            data-on-coat={onCoat}
            style={{ width: `${width}px` }}
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
