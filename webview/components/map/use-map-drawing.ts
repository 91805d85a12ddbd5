import { effect, useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { fitPlane, keepPlane, pointSize } from '../../geometry/plane-view.ts';
import type { Size } from '../../geometry/rect.ts';
import type { Viewport } from '../../geometry/viewport.ts';
import type { EmbeddingMapStore } from '../../store/map/map.ts';
import { onThemeChange, readColours } from './colours.ts';
import { drawByCanvas } from './draw-canvas.ts';
import { drawByWebGl } from './draw-webgl.ts';
import type { MapDrawing } from './drawing.ts';

export interface MapDrawingState {
  /** How the points are drawn now; null: not yet. */
  kind: Signal<MapDrawing['kind'] | null>;
  /** WebGL has failed here: the next canvas is drawn without it. */
  withoutWebGl: Signal<boolean>;
  /** The graphics card has taken the context away for the moment. */
  lost: Signal<boolean>;
  /** CSS pixels. */
  pane: ReadonlySignal<Size>;
}

/** Keeps the map drawn on a canvas, once a frame at most, by WebGL where that is possible. */
export function useMapDrawing(
  surface: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  map: EmbeddingMapStore,
): MapDrawingState {
  const kind = useSignal<MapDrawing['kind'] | null>(null);
  const withoutWebGl = useSignal(false);
  const lost = useSignal(false);
  const pane = useSignal<Size>({ width: 0, height: 0 });

  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const before = pane.peek();
      pane.value = { width, height };
      const view = map.view.peek();
      // Who has not moved the map goes on seeing all of it.
      map.view.value =
        view && !isFit(view, before)
          ? keepPlane(view, { width, height })
          : fitPlane({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [surface, map, pane]);

  const plain = withoutWebGl.value;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    return keepDrawn(element, map, { kind, withoutWebGl, lost, pane });
  }, [canvas, map, kind, withoutWebGl, lost, pane, plain]);

  return { kind, withoutWebGl, lost, pane };
}

function isFit(view: Viewport, pane: Size): boolean {
  const { scale, x, y } = fitPlane(pane);
  return view.scale === scale && view.x === x && view.y === y;
}

/** Draws whenever something changes that is seen; returns how to stop. */
function keepDrawn(
  canvas: HTMLCanvasElement,
  map: EmbeddingMapStore,
  state: MapDrawingState,
): () => void {
  let drawing = state.withoutWebGl.peek() ? drawByCanvas(canvas) : drawByWebGl(canvas);
  if (!drawing && !state.withoutWebGl.peek()) {
    // A canvas that was asked for WebGL gives nothing else: a new one must come.
    state.withoutWebGl.value = true;
    return () => {};
  }
  let frame = 0;
  const draw = () => {
    frame = 0;
    const view = map.view.peek();
    const points = map.points.peek();
    const pane = state.pane.peek();
    if (!view || !drawing || pane.width === 0) return;
    const pixelRatio = window.devicePixelRatio;
    const width = Math.round(pane.width * pixelRatio);
    const height = Math.round(pane.height * pixelRatio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const zoom = view.scale / fitPlane(pane).scale;
    const size = pointSize(points?.count ?? 0, zoom);
    const anySelected = map.selection.peek().size > 0;
    drawing.draw({ view, pane, pixelRatio, pointSize: size, anySelected });
  };
  const drawSoon = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };

  const begin = () => {
    state.kind.value = drawing?.kind ?? null;
    drawing?.setColours(readColours(canvas));
    const stopPoints = effect(() => {
      const points = map.points.value;
      const groups = map.groups.value;
      if (!points || !groups) return;
      const marks = new Uint8Array(points.count * 2);
      groups.groupOf.forEach((group, i) => {
        const mark = groups.groups[group]?.mark;
        marks[2 * i] = mark?.colour ?? 0;
        marks[2 * i + 1] = mark?.shape ?? 0;
      });
      drawing?.setPoints(points, marks);
      const flags = map.flags.peek();
      if (flags) drawing?.setFlags(flags);
      drawSoon();
    });
    const stopFlags = effect(() => {
      const flags = map.flags.value;
      if (flags) drawing?.setFlags(flags);
      drawSoon();
    });
    const stopView = effect(() => {
      void [map.view.value, state.pane.value];
      drawSoon();
    });
    return () => [stopPoints, stopFlags, stopView].forEach((stop) => stop());
  };
  let stop = begin();

  const onLost = (event: Event) => {
    // Without this it would never be given back.
    event.preventDefault();
    state.lost.value = true;
  };
  const onRestored = () => {
    stop();
    state.lost.value = false;
    drawing = drawByWebGl(canvas);
    stop = begin();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  const stopTheme = onThemeChange(() => {
    drawing?.setColours(readColours(canvas));
    drawSoon();
  });

  return () => {
    stop();
    stopTheme();
    cancelAnimationFrame(frame);
    canvas.removeEventListener('webglcontextlost', onLost);
    canvas.removeEventListener('webglcontextrestored', onRestored);
    drawing?.dispose();
  };
}
