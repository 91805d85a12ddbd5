import { describe, expect, it } from 'vitest';
import {
  highestSpace,
  placeShowing,
  rowsInSight,
  scrolled,
  scrollTopOf,
  spaceHeight,
} from '../../webview/geometry/virtual-scroll.ts';

const rowHeight = 60;
const view = 600;
const short = { content: 1000 * rowHeight, view };
const long = { content: 1_000_000 * rowHeight, view };
const start = { place: 0, scrollTop: 0 };

describe('the scrolling of a long list', () => {
  it('is the browser’s own where the list is not too high', () => {
    expect(spaceHeight(short)).toBe(60_000);
    expect(scrolled(start, 1234, short)).toEqual({ place: 1234, scrollTop: 1234 });
    expect(scrollTopOf(1234, short)).toBe(1234);
  });

  it('never makes a space that is higher than browsers can', () => {
    expect(spaceHeight(long)).toBe(highestSpace);
    expect(highestSpace).toBeLessThan(17_000_000);
  });

  it('goes short ways pixel by pixel', () => {
    const before = scrolled(start, 4_000_000, long);
    const after = scrolled(before, 4_000_100, long);
    expect(after.place - before.place).toBe(100);
  });

  it('reaches every row by the scrollbar', () => {
    const last = highestSpace - view;
    expect(scrolled(start, last, long).place).toBe(long.content - view);
    expect(scrolled({ place: 9e6, scrollTop: last / 2 }, 0, long).place).toBe(0);
    const middle = scrolled(start, last / 2, long).place;
    expect(rowsInSight(middle, rowHeight, long, 0).first).toBeCloseTo(500_000, -2);
  });

  it('brings the scrollbar back to where the place is', () => {
    let now = scrolled(start, 1_000_000, long);
    for (let i = 0; i < 500; i++) now = scrolled(now, now.scrollTop + 100, long);
    const top = scrollTopOf(now.place, long);
    expect(top).toBeLessThan(now.scrollTop);
    expect(scrolled(start, top, long).place).toBeCloseTo(now.place, 3);
  });
});

describe('showing a row', () => {
  it('moves only as far as needed', () => {
    expect(placeShowing(3, rowHeight, 0, short)).toBe(0);
    expect(placeShowing(10, rowHeight, 0, short)).toBe(60);
    expect(placeShowing(4, rowHeight, 300, short)).toBe(240);
  });

  it('puts a row that is far away in the middle', () => {
    expect(placeShowing(500, rowHeight, 0, short)).toBe(30_000 - 270);
    expect(placeShowing(999_999, rowHeight, 0, long)).toBe(long.content - view);
  });
});

describe('the rows in sight', () => {
  it('end with the list', () => {
    expect(rowsInSight(0, rowHeight, { content: 3 * rowHeight, view }, 8)).toEqual({
      first: 0,
      last: 2,
    });
    expect(rowsInSight(0, rowHeight, { content: 0, view }, 8).last).toBe(-1);
    expect(rowsInSight(1200, rowHeight, short, 2)).toEqual({ first: 18, last: 31 });
  });
});
