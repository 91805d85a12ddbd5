import type { ReadonlySignal } from '@preact/signals';
import type { Point } from '../../geometry/rect.ts';
import type { EmbeddingMapStore } from '../../store/map/map.ts';

export interface MapOverlayProps {
  map: EmbeddingMapStore;
  lasso: ReadonlySignal<readonly Point[] | null>;
}

/** What lies over the points: where the keyboard is, and the lasso. */
export function MapOverlay({ map, lasso }: MapOverlayProps) {
  const view = map.view.value;
  const points = map.points.value;
  const focused = map.focused.value;
  const line = lasso.value;
  const path = line?.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return (
    <svg class="map-overlay" aria-hidden="true">
      {path ? <polygon class="map-lasso" points={path} /> : null}
      {view && points && focused !== null ? (
        <circle
          class="map-focus"
          cx={points.x[focused]! * view.scale + view.x}
          cy={points.y[focused]! * view.scale + view.y}
          r={12}
        />
      ) : null}
    </svg>
  );
}
