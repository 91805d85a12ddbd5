import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../webview/geometry/labels.ts';
import { overlap } from '../../webview/geometry/rect.ts';

const pane = { width: 800, height: 600 };
const label = { width: 90, height: 20 };
const inPane = { x: 0, y: 0, ...pane };

describe('labels', () => {
  it('stand above their box, off its coat', () => {
    const rect = { x: 100, y: 100, width: 200, height: 200 };
    const place = placeLabels([{ id: 'a', rect, label }], pane).get('a')!;
    expect(place.y + place.height).toBeLessThan(rect.y);
    expect(overlap(place, rect)).toBe(0);
  });

  it('stay in the pane where the box reaches its edges', () => {
    for (const rect of [
      { x: -50, y: -50, width: 300, height: 300 },
      { x: 700, y: 0, width: 100, height: 600 },
      { x: 0, y: 0, width: 800, height: 600 },
    ]) {
      const place = placeLabels([{ id: 'a', rect, label }], pane).get('a')!;
      expect(overlap(place, inPane)).toBe(label.width * label.height);
    }
  });

  it('do not cover each other where two animals stand close', () => {
    const boxes = [
      { id: 'a', rect: { x: 100, y: 100, width: 120, height: 150 }, label },
      { id: 'b', rect: { x: 130, y: 105, width: 120, height: 150 }, label },
    ];
    const places = placeLabels(boxes, pane);
    expect(overlap(places.get('a')!, places.get('b')!)).toBe(0);
  });
});
