import { describe, expect, it } from 'vitest';
import { cropRegion, photographSize } from '../../webview/geometry/crop-region.ts';
import { placeThrough, wholeAnimal, zoomLens, panLens } from '../../webview/geometry/lens.ts';

const pane = { width: 400, height: 300 };
const near = { x: 1000, y: 500, width: 800, height: 200 };
const far = { x: 40, y: 60, width: 20, height: 30 };

describe('a lens', () => {
  it('shows the whole animal in the middle of the pane, however large its box is', () => {
    for (const box of [near, far]) {
      const { x, y, scaleX, scaleY } = placeThrough(wholeAnimal, box, pane, false);
      expect((box.x + box.width / 2) * scaleX + x).toBeCloseTo(200);
      expect((box.y + box.height / 2) * scaleY + y).toBeCloseTo(150);
      expect(box.width * scaleX).toBeLessThanOrEqual(pane.width);
      expect(box.height * scaleY).toBeLessThanOrEqual(pane.height);
    }
  });

  it('keeps what lies under the pointer while it zooms', () => {
    const at = { x: 90, y: -40 };
    const before = placeThrough(wholeAnimal, near, pane, false);
    const under = (90 + 200 - before.x) / before.scaleX;
    const after = placeThrough(zoomLens(wholeAnimal, 3, at), near, pane, false);
    expect(under * after.scaleX + after.x).toBeCloseTo(290);
    expect(after.scaleX / before.scaleX).toBeCloseTo(3);
  });

  it('shows a mirrored animal in the same place, turned about its middle', () => {
    const plain = placeThrough(wholeAnimal, near, pane, false);
    const mirrored = placeThrough(wholeAnimal, near, pane, true);
    const left = near.x * plain.scaleX + plain.x;
    const right = (near.x + near.width) * mirrored.scaleX + mirrored.x;
    expect(right).toBeCloseTo(left);
    expect(mirrored.scaleY).toBe(plain.scaleY);
  });

  it('cannot be pulled so far that the animal is lost', () => {
    const { x, y } = panLens(wholeAnimal, 1e6, -1e6, pane);
    expect(Math.abs(x)).toBeLessThanOrEqual(pane.width);
    expect(Math.abs(y)).toBeLessThanOrEqual(pane.height);
  });
});

describe('a crop', () => {
  it('shows its box with a little around it, inside the photograph', () => {
    const inside = cropRegion([0.5, 0.5, 0.2, 0.1]);
    expect([inside.x, inside.y, inside.width, inside.height]).toEqual([
      expect.closeTo(0.39),
      expect.closeTo(0.445),
      expect.closeTo(0.22),
      expect.closeTo(0.11),
    ]);
    const corner = cropRegion([0.05, 0.05, 0.1, 0.1]);
    expect(corner.x).toBe(0);
    expect(corner.width).toBeCloseTo(0.105);
  });

  it('tells how large its photograph is at its own scale', () => {
    const size = photographSize([0.5, 0.5, 0.2, 0.1], { width: 220, height: 110 });
    expect(size.width).toBeCloseTo(1000);
    expect(size.height).toBeCloseTo(1000);
  });
});
