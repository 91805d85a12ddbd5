import type { Rect } from '../../geometry/rect.ts';
import { handlePoint, usableHandles } from '../../geometry/hit.ts';
import { rectToScreen } from '../../geometry/viewport.ts';
import type { PhotoView } from '../../store/photo-view.ts';
import type { ScreenBox } from './screen-box.ts';

export interface BoxLayerProps {
  boxes: readonly ScreenBox[];
  selected: string | null;
  view: PhotoView;
  /** A new box as far as it is drawn, in image pixels. */
  drawn: Rect | null;
}

/** The boxes, drawn in screen pixels so that lines stay crisp and thin at every zoom. */
export function BoxLayer({ boxes, selected, view, drawn }: BoxLayerProps) {
  const chosen = boxes.find(({ id }) => id === selected);
  const others = boxes.filter((box) => box !== chosen);
  return (
    <svg class="box-layer" aria-hidden="true">
      {others.map((box) => (
        <BoxShape key={box.id} box={box} />
      ))}
      {chosen ? <BoxShape key={chosen.id} box={chosen} selected /> : null}
      {drawn ? <Frame rect={rectToScreen(drawn, view.view.value)} name="box box-drawn" /> : null}
    </svg>
  );
}

function BoxShape({ box, selected = false }: { box: ScreenBox; selected?: boolean }) {
  const name = `box box-${box.annotation.state}${selected ? ' box-selected' : ''}`;
  return (
    <g data-box={box.id}>
      <Frame rect={box.rect} name={name} />
      {selected
        ? usableHandles(box.rect).map((handle) => {
            const { x, y } = handlePoint(box.rect, handle);
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
          })
        : null}
    </g>
  );
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
