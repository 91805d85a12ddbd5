import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawRect,
  handles,
  moveRect,
  resizeRect,
  smallestSide,
} from '../../webview/geometry/edit-box.ts';
import { clip, toBox, toRect, type Rect } from '../../webview/geometry/rect.ts';

const size = { width: 640, height: 480 };
const inside = fc
  .record({
    x: fc.double({ min: 0, max: 600, noNaN: true }),
    y: fc.double({ min: 0, max: 440, noNaN: true }),
    width: fc.double({ min: 3, max: 300, noNaN: true }),
    height: fc.double({ min: 3, max: 300, noNaN: true }),
  })
  .map((rect) => clip(rect, size))
  .filter((rect) => rect.width >= smallestSide && rect.height >= smallestSide);
const shift = fc.double({ min: -2000, max: 2000, noNaN: true });

const isInside = (rect: Rect) =>
  rect.x >= -1e-9 &&
  rect.y >= -1e-9 &&
  rect.x + rect.width <= size.width + 1e-9 &&
  rect.y + rect.height <= size.height + 1e-9;

describe('boxes and rectangles', () => {
  it('are the same place in two ways', () => {
    expect(toRect([0.5, 0.25, 0.2, 0.1], { width: 100, height: 200 })).toEqual({
      x: 40,
      y: 40,
      width: 20,
      height: 20,
    });
    fc.assert(
      fc.property(inside, (rect) => {
        const again = toRect(toBox(rect, size), size);
        for (const key of ['x', 'y', 'width', 'height'] as const) {
          expect(again[key]).toBeCloseTo(rect[key], 6);
        }
      }),
    );
  });
});

describe('moving', () => {
  it('stops at the edge and keeps the size', () => {
    const rect = { x: 10, y: 20, width: 100, height: 50 };
    expect(moveRect(rect, -30, 7, size)).toEqual({ x: 0, y: 27, width: 100, height: 50 });
    expect(moveRect(rect, 9999, 9999, size)).toEqual({ x: 540, y: 430, width: 100, height: 50 });
  });

  it('never leaves the image, wherever it is pulled', () => {
    fc.assert(
      fc.property(inside, shift, shift, (rect, dx, dy) => {
        const moved = moveRect(rect, dx, dy, size);
        expect(isInside(moved)).toBe(true);
        expect([moved.width, moved.height]).toEqual([rect.width, rect.height]);
      }),
    );
  });
});

describe('resizing', () => {
  const rect = { x: 100, y: 100, width: 50, height: 40 };

  it('moves the sides that the handle holds and no other', () => {
    expect(resizeRect(rect, 'e', 10, 99, size)).toEqual({ ...rect, width: 60 });
    expect(resizeRect(rect, 'n', 99, -10, size)).toEqual({ ...rect, y: 90, height: 50 });
    expect(resizeRect(rect, 'nw', 5, 6, size)).toEqual({ x: 105, y: 106, width: 45, height: 34 });
  });

  it('turns over when a side is pulled past its opposite', () => {
    expect(resizeRect(rect, 'w', 80, 0, size)).toEqual({ ...rect, x: 150, width: 30 });
  });

  it('keeps every box inside and graspable', () => {
    fc.assert(
      fc.property(inside, fc.constantFrom(...handles), shift, shift, (start, handle, dx, dy) => {
        const resized = resizeRect(start, handle, dx, dy, size);
        expect(isInside(resized)).toBe(true);
        expect(Math.min(resized.width, resized.height)).toBeGreaterThanOrEqual(smallestSide - 1e-9);
      }),
    );
  });
});

describe('drawing', () => {
  it('takes any two corners and cuts off what is outside', () => {
    expect(drawRect({ x: 60, y: 70 }, { x: -20, y: 20 }, size)).toEqual({
      x: 0,
      y: 20,
      width: 60,
      height: 50,
    });
  });

  it('makes nothing of a mere click, or of a drag beside the image', () => {
    expect(drawRect({ x: 60, y: 70 }, { x: 61, y: 71 }, size)).toBeNull();
    expect(drawRect({ x: 700, y: 70 }, { x: 800, y: 200 }, size)).toBeNull();
  });
});
