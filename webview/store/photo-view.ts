import { signal, type ReadonlySignal } from '@preact/signals';
import { createGlide, type Frames } from './glide.ts';
import type { Point, Rect, Size } from '../geometry/rect.ts';
import {
  actualSize,
  bringIntoView,
  fitViewport,
  keepInSight,
  pan,
  zoomAt,
  type Viewport,
} from '../geometry/viewport.ts';

/** How the photograph lies in its pane. It fits until somebody zooms or pans. */
export interface PhotoView {
  view: ReadonlySignal<Viewport>;
  /** Follows `view` when it has come to rest: for what need not keep up with every frame. */
  settled: ReadonlySignal<Viewport>;
  pane: ReadonlySignal<Size>;
  fitted: ReadonlySignal<boolean>;
  /** The pane has another size. */
  resize(pane: Size): void;
  /** Another photograph, or its size has become known: fits it. */
  show(image: Size): void;
  /** At once, as fingers zoom. */
  zoom(factor: number, at?: Point): void;
  /** Over some frames, as a wheel or a key zooms. */
  glide(factor: number, at?: Point): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  actualSize(pixelRatio: number): void;
  /** Moves just so far that a rectangle of the image is in sight. */
  reveal(rect: Rect): void;
}

/** A view that has not moved for this long has come to rest, in milliseconds. */
const restAfter = 120;

/** @param frames how a gliding zoom gets its frames; without any it is done at once */
export function createPhotoView(frames: Frames = atOnce): PhotoView {
  const pane = signal<Size>({ width: 1, height: 1 });
  const view = signal<Viewport>({ scale: 1, x: 0, y: 0 });
  const settled = signal<Viewport>(view.peek());
  const fitted = signal(true);
  let image: Size = { width: 1, height: 1 };
  let rest: ReturnType<typeof setTimeout> | undefined;

  const settle = () => {
    clearTimeout(rest);
    settled.value = view.peek();
  };
  const fit = () => {
    glide.stop();
    fitted.value = true;
    view.value = fitViewport(pane.peek(), image);
    settle();
  };
  const move = (next: Viewport) => {
    fitted.value = false;
    view.value = keepInSight(next, pane.peek(), image);
    clearTimeout(rest);
    rest = setTimeout(settle, restAfter);
  };
  const zoom = (factor: number, at?: Point) => {
    const { width, height } = pane.peek();
    const middle = { x: width / 2, y: height / 2 };
    move(zoomAt(view.peek(), at ?? middle, factor, pane.peek(), image));
  };
  const glide = createGlide(zoom, frames);

  return {
    view,
    settled,
    pane,
    fitted,
    resize: (next) => {
      const { width, height } = pane.peek();
      pane.value = next;
      if (fitted.peek()) fit();
      else move(pan(view.peek(), (next.width - width) / 2, (next.height - height) / 2));
    },
    show: (next) => {
      image = next;
      fit();
    },
    zoom: (factor, at) => {
      glide.stop();
      zoom(factor, at);
    },
    glide: (factor, at) => glide.zoom(factor, at),
    pan: (dx, dy) => move(pan(view.peek(), dx, dy)),
    fit,
    actualSize: (pixelRatio) => {
      glide.stop();
      move(actualSize(view.peek(), pane.peek(), pixelRatio));
    },
    reveal: (rect) => {
      if (!fitted.peek()) move(bringIntoView(view.peek(), rect, pane.peek()));
    },
  };
}

function atOnce(step: () => boolean): void {
  while (step());
}
