import { describe, expect, it } from 'vitest';
import { markAt, markColours, markOf, shapes } from '../../webview/store/mark.ts';

describe('marks', () => {
  it('give a name the same mark always', () => {
    expect(markOf('Asha')).toEqual(markOf('Asha'));
  });

  it('spread names over all colours and shapes', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `L${i}`);
    const colours = new Set(names.map((name) => markOf(name).colour));
    const kinds = new Set(names.map((name) => `${markOf(name).colour} ${markOf(name).shape}`));
    expect(colours.size).toBe(8);
    expect(kinds.size).toBe(8 * shapes.length);
  });

  it('tell a few kinds apart by colour and by shape', () => {
    const marks = Array.from({ length: 12 }, (_, i) => markAt(i));
    expect(new Set(marks.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(12);
    for (const { colour, shape } of marks) {
      expect(markColours[colour]).toMatch(/^--mark-\d$/);
      expect(shapes[shape]).toBeDefined();
    }
  });
});
