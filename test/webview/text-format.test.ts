import { describe, expect, it } from 'vitest';
import { count, duration, moment } from '../../webview/text-format.ts';

describe('texts', () => {
  it('say a time left no more exactly than it is known', () => {
    expect(duration(0.2)).toBe('1 s');
    expect(duration(59)).toBe('59 s');
    expect(duration(150)).toBe('3 min');
    expect(duration(7190)).toBe('2 h 0 min');
  });

  it('put a number with its noun', () => {
    expect(count(1, 'box', 'boxes')).toBe('1 box');
    expect(count(12_000, 'box', 'boxes')).toBe('12,000 boxes');
  });

  it('leave a time alone that is none', () => {
    expect(moment('0000:00:00')).toBe('0000:00:00');
  });
});
