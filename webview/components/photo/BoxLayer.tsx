import type { ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { handlePoint, usableHandles } from '../../geometry/hit.ts';
import type { Rect } from '../../geometry/rect.ts';
import { rectToScreen } from '../../geometry/viewport.ts';
import type { CanvasBoxes } from '../../store/canvas-boxes.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import { useViewTransform } from './use-view-transform.ts';

export interface BoxLayerProps {
  boxes: CanvasBoxes;
  view: PhotoView;
  /** A new box as far as it is drawn, in image pixels. */
  drawn: ReadonlySignal<Rect | null>;
}

/** The boxes. Their lines stay thin at every zoom. */
export function BoxLayer(props: BoxLayerProps) {
  return (
    <>
      <OtherBoxes {...props} />
      <svg class="box-layer" aria-hidden="true">
        <SelectedBox {...props} />
        <DrawnBox {...props} />
      </svg>
    </>
  );
}

/** All but the selected one, in image pixels under one transform: a frame costs the same for 200. */
function OtherBoxes({ boxes, view }: BoxLayerProps) {
  const group = useRef<SVGGElement>(null);
  useViewTransform(group, view);
  return (
    <svg class="box-layer" aria-hidden="true">
      <g ref={group}>
        {boxes.others.value.map(({ id, annotation, rect }) => (
          <g key={id} data-box={id} class={`box box-${annotation.state}`}>
            <rect class="box-halo" {...rect} />
            <rect class="box-line" {...rect} />
          </g>
        ))}
      </g>
    </svg>
  );
}

function SelectedBox({ boxes, view }: BoxLayerProps) {
  const box = boxes.selected.value;
  if (!box) return null;
  const rect = rectToScreen(box.rect, view.view.value);
  return (
    <g data-box={box.id}>
      <Frame rect={rect} name={`box box-selected box-${box.annotation.state}`} />
      {usableHandles(rect).map((handle) => {
        const { x, y } = handlePoint(rect, handle);
        return (
          <rect
            key={handle}
            class="handle"
            x={Math.round(x) - 4}
            y={Math.round(y) - 4}
            width={8}
            height={8}
          />
        );
      })}
    </g>
  );
}

function DrawnBox({ drawn, view }: BoxLayerProps) {
  const rect = drawn.value;
  return rect ? <Frame rect={rectToScreen(rect, view.view.value)} name="box box-drawn" /> : null;
}

/** A line with a dark one beneath, so that it shows on bright and on dark coats. */
function Frame({ rect, name }: { rect: Rect; name: string }) {
  const x = Math.round(rect.x);
  const y = Math.round(rect.y);
  const place = {
    x,
    y,
    width: Math.max(1, Math.round(rect.x + rect.width) - x),
    height: Math.max(1, Math.round(rect.y + rect.height) - y),
  };
  return (
    <g class={name}>
      <rect class="box-halo" {...place} />
      <rect class="box-line" {...place} />
    </g>
  );
}
