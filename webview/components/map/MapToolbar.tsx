import type { ReadonlySignal } from '@preact/signals';
import { fitPlane } from '../../geometry/plane-view.ts';
import type { Size } from '../../geometry/rect.ts';
import { colourings } from '../../store/map/groups.ts';
import { zoom } from '../../store/map/steps.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../common/IconButton.tsx';
import { useSession } from '../context.ts';

const t = texts.map;

/** What the points are coloured by, how dragging works, and zooming for who has no wheel. */
export function MapToolbar({ pane }: { pane: ReadonlySignal<Size> }) {
  const { map } = useSession();
  const { colouring, lassoing } = map;
  return (
    <div class="map-toolbar" role="toolbar" aria-label={t.title}>
      <label class="map-colouring">
        <span class="muted">{t.colourBy}</span>
        <select
          class="select-input"
          value={colouring.value}
          onChange={({ currentTarget }) => {
            map.pinnedGroup.value = undefined;
            colouring.value = colourings[currentTarget.selectedIndex] ?? 'individual';
          }}
        >
          {colourings.map((by) => (
            <option key={by} value={by}>
              {t.colourings[by]}
            </option>
          ))}
        </select>
      </label>
      <span class="toolbar-gap" />
      <IconButton
        icon="move"
        label={t.pan}
        pressed={!lassoing.value}
        onClick={() => (lassoing.value = false)}
      />
      <IconButton
        icon="edit"
        label={t.lasso}
        pressed={lassoing.value}
        onClick={() => (lassoing.value = true)}
      />
      <IconButton icon="zoom-in" label={t.zoomIn} onClick={() => zoom(map, pane.peek(), 1.4)} />
      <IconButton
        icon="zoom-out"
        label={t.zoomOut}
        onClick={() => zoom(map, pane.peek(), 1 / 1.4)}
      />
      <IconButton
        icon="screen-full"
        label={t.fit}
        onClick={() => (map.view.value = fitPlane(pane.peek()))}
      />
    </div>
  );
}
