import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bringIntoView,
  fitViewport,
  keepInSight,
  pointToImage,
  rectToScreen,
  zoomAt,
} from '../../webview/geometry/viewport.ts';
import { createPhotoView } from '../../webview/store/photo-view.ts';

const pane = { width: 800, height: 600 };
const image = { width: 4000, height: 3000 };

describe('the viewport', () => {
  it('fits the whole photograph into the middle', () => {
    const on = rectToScreen({ x: 0, y: 0, ...image }, fitViewport(pane, image));
    expect(on.x).toBeGreaterThan(0);
    expect(on.y).toBeGreaterThan(0);
    expect(on.x + on.width / 2).toBeCloseTo(400);
    expect(on.y + on.height / 2).toBeCloseTo(300);
    expect(on.height).toBeLessThan(600);
  });

  it('keeps the image point under the pointer while it zooms', () => {
    const coordinate = fc.double({ min: 0, max: 800, noNaN: true });
    const factor = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, factor, (x, y, by) => {
        const before = fitViewport(pane, image);
        const after = zoomAt(before, { x, y }, by, pane, image);
        const was = pointToImage({ x, y }, before);
        const is = pointToImage({ x, y }, after);
        expect(is.x).toBeCloseTo(was.x, 6);
        expect(is.y).toBeCloseTo(was.y, 6);
      }),
    );
  });

  it('cannot be zoomed without end, nor lose the photograph', () => {
    let view = fitViewport(pane, image);
    for (let i = 0; i < 200; i++) view = zoomAt(view, { x: 0, y: 0 }, 2, pane, image);
    expect(view.scale).toBe(32);
    const far = keepInSight({ scale: 0.2, x: 99_999, y: -99_999 }, pane, image);
    const on = rectToScreen({ x: 0, y: 0, ...image }, far);
    expect(on.x).toBeLessThan(pane.width);
    expect(on.y + on.height).toBeGreaterThan(0);
  });

  it('moves just so far that a box is in sight', () => {
    const view = { scale: 1, x: -2000, y: 0 };
    const inSight = { x: 2300, y: 200, width: 100, height: 100 };
    expect(bringIntoView(view, inSight, pane)).toEqual(view);
    const left = rectToScreen(
      { ...inSight, x: 1000 },
      bringIntoView(view, { ...inSight, x: 1000 }, pane),
    );
    expect(left.x).toBe(24);
  });
});

describe('the photograph in its pane', () => {
  it('fits again with the pane until somebody zooms; then it stays', () => {
    const photo = createPhotoView();
    photo.resize(pane);
    photo.show(image);
    const fitted = photo.view.value.scale;
    photo.resize({ width: 400, height: 300 });
    expect(photo.view.value.scale).toBeLessThan(fitted);
    photo.zoom(4);
    const zoomed = photo.view.value.scale;
    photo.resize(pane);
    expect(photo.view.value.scale).toBe(zoomed);
    photo.fit();
    expect(photo.view.value.scale).toBe(fitted);
  });

  it('shows one image pixel as one pixel of the display', () => {
    const photo = createPhotoView();
    photo.resize(pane);
    photo.show(image);
    photo.actualSize(2);
    expect(photo.view.value.scale).toBe(0.5);
  });
});
