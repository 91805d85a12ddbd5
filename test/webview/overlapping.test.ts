import { describe, expect, it } from 'vitest';
import { nextInRound, overlappingWith, rectsAt } from '../../webview/geometry/overlapping.ts';
import { pinch } from '../../webview/geometry/pinch.ts';

const box = (id: string, x: number, width: number) => ({
  id,
  rect: { x, y: 0, width, height: 10 },
});
const mother = box('mother', 0, 100);
const calf = box('calf', 90, 20);
const friend = box('friend', 105, 60);
const stranger = box('stranger', 500, 10);
const herd = [mother, friend, calf, stranger];

describe('boxes that lie on one another', () => {
  it('are found under a point, the smallest first', () => {
    expect(rectsAt(herd, { x: 95, y: 5 }).map(({ id }) => id)).toEqual(['calf', 'mother']);
    expect(rectsAt(herd, { x: 300, y: 5 })).toEqual([]);
  });

  it('hang together over others between them', () => {
    expect(overlappingWith(herd, 'mother').map(({ id }) => id)).toEqual([
      'calf',
      'friend',
      'mother',
    ]);
    expect(overlappingWith(herd, 'stranger')).toEqual([stranger]);
  });

  it('are all come to, wherever the round begins', () => {
    let selected = 'mother';
    const seen = [selected];
    for (let i = 0; i < 2; i++) {
      selected = nextInRound(overlappingWith(herd, selected), selected)!.id;
      seen.push(selected);
    }
    expect(new Set(seen)).toEqual(new Set(['mother', 'calf', 'friend']));
    expect(nextInRound(overlappingWith(herd, selected), selected)!.id).toBe('mother');
    expect(nextInRound([], 'mother')).toBeNull();
  });
});

describe('two fingers', () => {
  const before = [
    { x: 100, y: 100 },
    { x: 200, y: 100 },
  ] as const;

  it('zoom by how far they part, about the point between them', () => {
    const after = [
      { x: 50, y: 100 },
      { x: 250, y: 100 },
    ] as const;
    expect(pinch(before, after)).toEqual({ factor: 2, at: { x: 150, y: 100 }, dx: 0, dy: 0 });
  });

  it('move what they hold, and lying on one another zoom nothing to infinity', () => {
    const moved = before.map(({ x, y }) => ({ x: x + 10, y: y - 5 }));
    expect(pinch(before, [moved[0]!, moved[1]!])).toMatchObject({ factor: 1, dx: 10, dy: -5 });
    const together = [before[0], before[0]] as const;
    expect(Number.isFinite(pinch(together, before).factor)).toBe(true);
  });
});
