import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../server/contract/box.ts';
import { place, toImageBox, toInputCorners } from '../../server/vision/placement.ts';

const letterbox = (width: number, height = width) => ({
  width,
  height,
  resize: 'letterbox' as const,
});

const sides = fc.integer({ min: 1, max: 6000 });
const fractions = fc.double({ min: 0, max: 1, noNaN: true });
/** A box that lies within the image and has an extent. */
const boxes = fc
  .tuple(fractions, fractions, fractions, fractions)
  .map(([a, b, c, d]): Box => {
    const [x1, x2] = [Math.min(a, b), Math.max(a, b)];
    const [y1, y2] = [Math.min(c, d), Math.max(c, d)];
    return [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1];
  })
  .filter(([, , w, h]) => w > 1e-6 && h > 1e-6);

describe('letterbox', () => {
  // Worked out with Ultralytics' LetterBox((640, 640), auto=False).
  it.each([
    [640, 480, { left: 0, top: 80, width: 640, height: 480 }],
    [480, 640, { left: 80, top: 0, width: 480, height: 640 }],
    [1920, 1080, { left: 0, top: 140, width: 640, height: 360 }],
    [4000, 3000, { left: 0, top: 80, width: 640, height: 480 }],
    [500, 333, { left: 0, top: 107, width: 640, height: 426 }],
    [640, 427, { left: 0, top: 106, width: 640, height: 427 }],
    [100, 100, { left: 0, top: 0, width: 640, height: 640 }],
    [6000, 1, { left: 0, top: 319, width: 640, height: 1 }],
  ])('places %i × %i as Ultralytics does', (width, height, placement) => {
    expect(place(width, height, letterbox(640))).toEqual(placement);
  });

  it('rounds half to even, as Python does', () => {
    // 2 × 4 into 5 × 5 is 2.5 wide, 14 × 20 is 3.5.
    expect(place(2, 4, letterbox(5)).width).toBe(2);
    expect(place(14, 20, letterbox(5)).width).toBe(4);
  });

  it('fits every image, keeps its shape and centres it', () => {
    fc.assert(
      fc.property(sides, sides, fc.integer({ min: 32, max: 1280 }), (width, height, input) => {
        const at = place(width, height, letterbox(input));
        expect(Math.max(at.width, at.height)).toBe(input);
        expect(at.left).toBeGreaterThanOrEqual(0);
        expect(at.top).toBeGreaterThanOrEqual(0);
        const right = input - at.left - at.width;
        const bottom = input - at.top - at.height;
        expect([0, 1]).toContain(right - at.left);
        expect([0, 1]).toContain(bottom - at.top);
        const scale = Math.min(input / width, input / height);
        expect(Math.abs(at.width - width * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(at.height - height * scale)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the way back to the image', () => {
  it('is the exact inverse', () => {
    const resize = fc.constantFrom('letterbox' as const, 'stretch' as const);
    fc.assert(
      fc.property(sides, sides, resize, boxes, (width, height, how, box) => {
        const placement = place(width, height, { width: 416, height: 320, resize: how });
        const back = toImageBox(toInputCorners(box, placement), placement);
        back!.forEach((value, index) => expect(value).toBeCloseTo(box[index]!, 9));
      }),
    );
  });

  it('clips boxes into the image', () => {
    const placement = place(640, 480, letterbox(640));
    expect(toImageBox([-50, 0, 320, 320], placement)).toEqual([0.25, 0.25, 0.5, 0.5]);
    // In the padding above the image, and of no extent.
    expect(toImageBox([0, 0, 640, 80], placement)).toBeNull();
    expect(toImageBox([10, 100, 10, 200], placement)).toBeNull();
    expect(toImageBox([NaN, 0, 1, 1], placement)).toBeNull();
  });

  it('keeps every box within the image', () => {
    const corner = fc.double({ min: -1000, max: 2000, noNaN: true });
    fc.assert(
      fc.property(corner, corner, corner, corner, (x1, y1, x2, y2) => {
        const box = toImageBox([x1, y1, x2, y2], place(500, 333, letterbox(640)));
        if (!box) return;
        const [cx, cy, w, h] = box;
        expect(w).toBeGreaterThan(0);
        expect(h).toBeGreaterThan(0);
        for (const edge of [cx - w / 2, cy - h / 2]) expect(edge).toBeGreaterThanOrEqual(-1e-12);
        for (const edge of [cx + w / 2, cy + h / 2]) expect(edge).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
