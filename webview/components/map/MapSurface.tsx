import { useId, useRef } from 'preact/hooks';
import { pointAt } from '../../store/map/points.ts';
import { pressOnMap } from '../../store/map/steps.ts';
import { texts } from '../../texts.ts';
import { useApp, useSession } from '../context.ts';
import { MapOverlay } from './MapOverlay.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { PointCard } from './PointCard.tsx';
import { describePoint } from './point-text.ts';
import { useMapDrawing } from './use-map-drawing.ts';
import { useMapPointer } from './use-map-pointer.ts';

const t = texts.map;

/** The plane with its points: to look at, move, draw around, and walk by keyboard. */
export function MapSurface() {
  const app = useApp();
  const session = useSession();
  const { map } = session;
  const help = useId();
  const surface = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { kind, withoutWebGl, lost, pane } = useMapDrawing(surface, canvas, map);
  const open = (index: number) => {
    const point = map.points.peek() && pointAt(map.points.peek()!, index);
    if (!point) return;
    map.focused.value = index;
    void app.showImage(point.image).then(() => session.review.select(point.annotation));
  };
  const { hovered, lasso, handlers } = useMapPointer(map, pane, open);

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const focused = map.focused.peek();
    if (event.key === 'Enter' && focused !== null) open(focused);
    else if (!pressOnMap(map, event, pane.peek())) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const points = map.points.value;
  if (!points) return null;
  const groups = map.groups.value?.groups ?? [];
  const largest = groups.slice(0, 5).map(({ label, count }) => t.pin(label, count));
  const focused = map.focused.value === null ? null : pointAt(points, map.focused.value);
  const chosen = map.focused.value !== null && map.selection.value.has(map.focused.value);
  const drawnAtMost = Math.min(points.count, 20_000);
  return (
    <div class="map-frame">
      <MapToolbar pane={pane} />
      <div
        ref={surface}
        class="map-surface"
        role="application"
        aria-roledescription={t.role}
        aria-label={`${t.summary(points.count, points.total, t.methods[points.method])} ${t.largest(largest.join('; '))}`}
        aria-describedby={help}
        tabIndex={0}
        data-keys="photo"
        data-lasso={map.lassoing.value}
        data-hovered={hovered.value !== null}
        onKeyDown={press}
        {...handlers}
      >
        <canvas key={withoutWebGl.value ? 'canvas' : 'webgl'} ref={canvas} aria-hidden="true" />
        <MapOverlay map={map} lasso={lasso} />
      </div>
      {hovered.value ? <PointCard {...hovered.value} pane={pane.value} /> : null}
      <p class="visually-hidden" id={help}>
        {t.help}
      </p>
      <p class="visually-hidden" role="status">
        {focused ? describePoint(focused) + (chosen ? `, ${t.pointSelected}` : '') : ''}
      </p>
      <footer class="map-foot muted">
        <span>
          {t.methods[points.method]} · {t.facts(points.count, points.total)}
        </span>
        {lost.value ? <span role="status">{t.contextLost}</span> : null}
        {kind.value === 'canvas' ? <span>{t.canvasOnly(drawnAtMost, points.count)}</span> : null}
        <span class="map-foot-keys">{t.keys}</span>
      </footer>
    </div>
  );
}
