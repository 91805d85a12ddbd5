import { describe, expect, it } from 'vitest';
import { keyBindings, keyGroups, keyOf } from '../../webview/keyboard/keymap.ts';
import { commandFor, type Focus, type KeyPress } from '../../webview/keyboard/resolve.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe('the key map', () => {
  it('gives every key one meaning', () => {
    const keys = keyBindings.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says what every key does', () => {
    for (const { entries } of keyGroups) {
      for (const { text, shown, bindings } of entries) {
        expect(text).not.toBe('');
        expect(shown ?? bindings).not.toHaveLength(0);
      }
    }
  });

  it('names keys as they are printed', () => {
    expect(keyOf('reject')).toBe('R');
    expect(keyOf('accept')).toBe('Enter');
  });
});

describe('a key press', () => {
  it('means its command on the photograph, in the list and on the page', () => {
    for (const focus of ['photo', 'list', 'page'] satisfies Focus[]) {
      expect(commandFor(press('a'), focus)).toEqual({ do: 'accept' });
      expect(commandFor(press('Enter'), focus)).toEqual({ do: 'accept' });
      expect(commandFor(press('3'), focus)).toEqual({ do: 'assign', rank: 2 });
      expect(commandFor(press('j'), focus)).toEqual({ do: 'next-image' });
      expect(commandFor(press('?', { shiftKey: true }), focus)).toEqual({ do: 'keys' });
    }
  });

  it('is left alone in a text field', () => {
    for (const key of ['a', 'Enter', 'Delete', '1', 'Escape', 'ArrowLeft']) {
      expect(commandFor(press(key), 'typing')).toBeNull();
    }
  });

  it('is left alone with Ctrl or the command key', () => {
    expect(commandFor(press('a', { ctrlKey: true }), 'photo')).toBeNull();
    expect(commandFor(press('r', { metaKey: true }), 'photo')).toBeNull();
  });

  it('works with Caps Lock', () => {
    expect(commandFor(press('R'), 'photo')).toEqual({ do: 'reject' });
  });

  it('lets Enter press the button that has the focus', () => {
    expect(commandFor(press('Enter'), 'control')).toBeNull();
    expect(commandFor(press('r'), 'control')).toEqual({ do: 'reject' });
  });

  it('takes Tab and the arrows only for the photograph', () => {
    expect(commandFor(press('Tab'), 'photo')).toMatchObject({ do: 'next-box' });
    expect(commandFor(press('Tab', { shiftKey: true }), 'photo')).toMatchObject({
      do: 'previous-box',
    });
    expect(commandFor(press('Tab'), 'page')).toBeNull();
    expect(commandFor(press('ArrowDown'), 'list')).toBeNull();
    expect(commandFor(press('ArrowDown', { shiftKey: true }), 'photo')).toEqual({
      do: 'nudge',
      dx: 0,
      dy: 10,
      resize: false,
    });
    expect(commandFor(press('ArrowLeft', { altKey: true }), 'photo')).toEqual({
      do: 'nudge',
      dx: -1,
      dy: 0,
      resize: true,
    });
  });
});
