import { describe, expect, it } from 'vitest';
import { beginGesture, gestureRect, isDrag, type Press } from '../../webview/geometry/gesture.ts';
import { handleAt, rectAt } from '../../webview/geometry/hit.ts';

const size = { width: 1000, height: 1000 };
const mother = { x: 100, y: 100, width: 400, height: 400 };
const calf = { x: 200, y: 200, width: 100, height: 100 };
// Shown at half size: the screen's rectangles are half of the image's.
const half = ({ x, y, width, height }: typeof calf) => ({
  x: x / 2,
  y: y / 2,
  width: width / 2,
  height: height / 2,
});
const boxes = [
  { id: 'mother', rect: half(mother), imageRect: mother },
  { id: 'calf', rect: half(calf), imageRect: calf },
];

const press = (part: Partial<Press> & Pick<Press, 'at'>): Press => ({
  onImage: { x: part.at.x * 2, y: part.at.y * 2 },
  button: 0,
  spaceHeld: false,
  drawing: false,
  selected: null,
  boxes,
  ...part,
});

describe('a press', () => {
  it('takes the smaller of two boxes, so that the calf before its mother can be reached', () => {
    expect(beginGesture(press({ at: { x: 120, y: 120 } }))).toMatchObject({
      kind: 'move',
      id: 'calf',
    });
  });

  it('keeps to the selected box where others lie on it', () => {
    expect(beginGesture(press({ at: { x: 120, y: 120 }, selected: 'mother' }))).toMatchObject({
      kind: 'move',
      id: 'mother',
    });
  });

  it('takes a handle of the selected box before anything else', () => {
    const corner = { at: { x: 52, y: 53 }, selected: 'mother' };
    expect(beginGesture(press(corner))).toMatchObject({ kind: 'resize', handle: 'nw' });
    expect(beginGesture(press({ ...corner, selected: null }))).toMatchObject({ kind: 'move' });
  });

  it('pans on the empty photograph, with the middle button, and with space held', () => {
    expect(beginGesture(press({ at: { x: 5, y: 5 } }))).toEqual({ kind: 'pan', onEmpty: true });
    const onBox = { at: { x: 120, y: 120 } };
    expect(beginGesture(press({ ...onBox, button: 1 }))?.kind).toBe('pan');
    expect(beginGesture(press({ ...onBox, spaceHeld: true }))?.kind).toBe('pan');
    expect(beginGesture(press({ ...onBox, button: 2 }))).toBeNull();
  });

  it('draws with the tool, over boxes too', () => {
    expect(beginGesture(press({ at: { x: 120, y: 120 }, drawing: true }))?.kind).toBe('draw');
  });
});

describe('a drag', () => {
  it('moves in image pixels, whatever the zoom', () => {
    const gesture = beginGesture(press({ at: { x: 120, y: 120 } }))!;
    expect(gestureRect(gesture, { x: 250, y: 260 }, size)).toEqual({ ...calf, x: 210, y: 220 });
  });

  it('begins only beyond a click’s tremble', () => {
    expect(isDrag({ x: 0, y: 0 }, { x: 2, y: 2 })).toBe(false);
    expect(isDrag({ x: 0, y: 0 }, { x: 4, y: 0 })).toBe(true);
  });
});

describe('handles', () => {
  it('leave the inside of a small box free to be grasped', () => {
    const small = { x: 0, y: 0, width: 24, height: 24 };
    expect(handleAt(small, { x: 12, y: 0 })).toBeNull();
    expect(handleAt(small, { x: 1, y: 1 })).toBe('nw');
    expect(rectAt([{ id: 'a', rect: small }], { x: 30, y: 30 }, null)).toBeNull();
  });
});
