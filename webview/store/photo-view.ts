import { signal, type ReadonlySignal } from '@preact/signals';
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
  pane: ReadonlySignal<Size>;
  fitted: ReadonlySignal<boolean>;
  /** The pane has another size. */
  resize(pane: Size): void;
  /** Another photograph, or its size has become known: fits it. */
  show(image: Size): void;
  zoom(factor: number, at?: Point): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  actualSize(pixelRatio: number): void;
  /** Moves just so far that a rectangle of the image is in sight. */
  reveal(rect: Rect): void;
}

export function createPhotoView(): PhotoView {
  const pane = signal<Size>({ width: 1, height: 1 });
  const view = signal<Viewport>({ scale: 1, x: 0, y: 0 });
  const fitted = signal(true);
  let image: Size = { width: 1, height: 1 };

  const fit = () => {
    fitted.value = true;
    view.value = fitViewport(pane.peek(), image);
  };
  const move = (next: Viewport) => {
    fitted.value = false;
    view.value = keepInSight(next, pane.peek(), image);
  };

  return {
    view,
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
      const { width, height } = pane.peek();
      const middle = { x: width / 2, y: height / 2 };
      move(zoomAt(view.peek(), at ?? middle, factor, pane.peek(), image));
    },
    pan: (dx, dy) => move(pan(view.peek(), dx, dy)),
    fit,
    actualSize: (pixelRatio) => move(actualSize(view.peek(), pane.peek(), pixelRatio)),
    reveal: (rect) => {
      if (!fitted.peek()) move(bringIntoView(view.peek(), rect, pane.peek()));
    },
  };
}
