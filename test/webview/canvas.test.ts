import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { overlap } from '../../webview/geometry/rect.ts';
import { rectToScreen } from '../../webview/geometry/viewport.ts';
import { createBoxLabels, labelHeight } from '../../webview/store/box-labels.ts';
import { createCanvasBoxes } from '../../webview/store/canvas-boxes.ts';
import { openApp } from './fake-app.ts';
import { annotation, imageDocument } from './fake-call.ts';

const herd = () =>
  imageDocument('a.jpg', {
    width: 1000,
    height: 500,
    annotations: [
      annotation({ id: 'a', box: [0.2, 0.5, 0.2, 0.4] }),
      annotation({ id: 'b', box: [0.3, 0.5, 0.2, 0.4] }),
      annotation({ id: 'c', box: [0.8, 0.5, 0.1, 0.2] }),
      annotation({ id: 'd', box: [0.5, 0.5, 0.1, 0.1], state: 'rejected' }),
    ],
  });

async function canvas() {
  const opened = await openApp([herd()]);
  const { review } = opened.session;
  return { ...opened, review, boxes: createCanvasBoxes(review, opened.app.ui) };
}

describe('the boxes of the canvas', () => {
  it('lie in image pixels, without the rejected ones unless they are asked for', async () => {
    const { app, boxes } = await canvas();
    expect(boxes.all.value.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(boxes.all.value[0]?.rect).toMatchObject({ x: 100, width: 200 });
    app.ui.showRejected.value = true;
    expect(boxes.all.value).toHaveLength(4);
  });

  it('stay the same list while the selected one is dragged, so that nothing else is drawn', async () => {
    const { boxes, review } = await canvas();
    review.select('a');
    const before = boxes.others.value;
    review.draft({ annotation: 'a', box: [0.25, 0.5, 0.2, 0.4] });
    expect(boxes.selected.value?.rect.x).toBeCloseTo(150);
    expect(boxes.others.value).toBe(before);
    review.select('b');
    expect(boxes.others.value).not.toBe(before);
  });
});

describe('cycling through boxes that overlap', () => {
  it('comes to those that hang together and to no others', async () => {
    const { press, review } = await canvas();
    review.select('a');
    await press('cycle-overlapping');
    expect(review.selected.value?.id).toBe('b');
    await press('cycle-overlapping');
    expect(review.selected.value?.id).toBe('a');
  });

  it('says so where none overlap', async () => {
    const { app, press, review } = await canvas();
    review.select('c');
    await press('cycle-overlapping');
    expect(review.selected.value?.id).toBe('c');
    expect(app.ui.notice.value).not.toBe('');
  });
});

describe('the labels of the canvas', () => {
  const view = {
    settled: signal({ scale: 1, x: 0, y: 0 }),
    pane: signal({ width: 1000, height: 500 }),
  };

  it('keep off the coat that is looked at, and off their own', async () => {
    const { boxes, review } = await canvas();
    review.select('a');
    const labels = createBoxLabels({ boxes, view, dragging: signal(false), widthOf: () => 90 });
    for (const label of labels.value.filter(({ crowded }) => !crowded)) {
      const place = {
        x: label.corner.x + label.offset.x,
        y: label.corner.y + label.offset.y,
        width: label.width,
        height: labelHeight,
      };
      expect(overlap(place, boxes.selected.value!.rect)).toBe(0);
      expect(overlap(place, label.box.rect)).toBe(0);
    }
    expect(labels.value.find(({ selected }) => selected)?.box.id).toBe('a');
  });

  it('keep up with a zoom: each hangs on a corner of its box', async () => {
    const { boxes } = await canvas();
    const labels = createBoxLabels({ boxes, view, dragging: signal(false), widthOf: () => 90 });
    for (const { box, corner } of labels.value) {
      const { x, y, width, height } = rectToScreen(box.rect, view.settled.value);
      expect([x, x + width]).toContain(corner.x);
      expect([y, y + height]).toContain(corner.y);
    }
  });

  it('stay as they are while a box is dragged', async () => {
    const { boxes, review } = await canvas();
    const dragging = signal(false);
    review.select('a');
    const labels = createBoxLabels({ boxes, view, dragging, widthOf: () => 90 });
    const before = labels.value;
    dragging.value = true;
    review.draft({ annotation: 'a', box: [0.25, 0.5, 0.2, 0.4] });
    expect(labels.value).toBe(before);
    dragging.value = false;
    expect(labels.value).not.toBe(before);
  });
});
