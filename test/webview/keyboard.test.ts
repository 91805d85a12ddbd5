import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { verbs, type Focus, type Verb, type VerbDefinition } from '../../server/contract/verbs.ts';
import { nameOf, type KeyPress } from '../../webview/keyboard/key-press.ts';
import { keyText } from '../../webview/keyboard/key-text.ts';
import { createKeymap } from '../../webview/keyboard/keymap.ts';
import { topics } from '../../webview/keyboard/topics.ts';
import { collisions, isFree, without, withKey } from '../../webview/keyboard/own-keys.ts';
import { parseOwnKeys, type OwnKeys } from '../../webview/transport/own-keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});
const definitions = Object.entries(verbs) as [Verb, VerbDefinition][];
const keymap = createKeymap(signal({}));

describe('the verbs', () => {
  it('share no key in any scene', () => {
    for (const scene of ['image', 'board', 'compare', 'overview', 'map'] as const) {
      const keys = definitions
        .filter(([, { scenes }]) => scenes.includes(scene))
        .flatMap(([verb, verbDefinition]) => verbDefinition.keys.map((key) => ({ key, verb })));
      const twice = keys.filter(
        ({ key }, index) => keys.findIndex((one) => one.key === key) < index,
      );
      expect(twice, scene).toEqual([]);
    }
  });

  it('decide, go and look without a modifier, but for what is rare or concerns many', () => {
    const rare = ['new-individual', 'accept-all', 'accept-surest', 'undo', 'redo'];
    const frequent = topics
      .filter(({ topic }) => topic === 'decide' || topic === 'compare')
      .flatMap((topic) => topic.verbs)
      .filter((verb) => !rare.includes(verb));
    for (const verb of frequent) expect(keymap.keyOf(verb), verb).toMatch(/^(.|Enter|Arrow\w+)$/);
  });

  it('stand in one topic each', () => {
    expect(topics.flatMap((topic) => topic.verbs)).toEqual(definitions.map(([verb]) => verb));
  });
});

describe('the name of a key press', () => {
  it('names Shift where the character does not say it', () => {
    expect(nameOf(press('N', { shiftKey: true }))).toBe('Shift+n');
    expect(nameOf(press('?', { shiftKey: true }))).toBe('?');
    expect(nameOf(press('Enter', { shiftKey: true }))).toBe('Shift+Enter');
    expect(nameOf(press('R'))).toBe('r');
  });

  it('takes Ctrl and the command key for one', () => {
    expect(nameOf(press('z', { ctrlKey: true }))).toBe('Mod+z');
    expect(nameOf(press('Z', { metaKey: true, shiftKey: true }))).toBe('Mod+Shift+z');
  });

  it('goes by the place of the key where Alt or another script changes the character', () => {
    expect(nameOf(press('¡', { altKey: true, code: 'Digit1' }))).toBe('Alt+1');
    expect(nameOf(press('ф', { code: 'KeyA' }))).toBe('a');
  });

  it('is shown as it is printed', () => {
    expect(keyText('Mod+Shift+z')).toBe('Ctrl+Shift+Z');
    expect(keyText('+')).toBe('+');
    expect(keyText(' ')).toBe('Space');
  });
});

describe('a key press', () => {
  it('means its verb on the photograph and in a list, by what fills the page', () => {
    for (const focus of ['photo', 'list'] satisfies Focus[]) {
      expect(keymap.verbFor(press('a'), 'image', focus)).toBe('accept');
      expect(keymap.verbFor(press('3'), 'image', focus)).toBe('assign-3');
      expect(keymap.verbFor(press('s'), 'image', focus)).toBe('species');
      expect(keymap.verbFor(press('s'), 'compare', focus)).toBe('same');
      expect(keymap.verbFor(press('s'), 'overview', focus)).toBeNull();
    }
  });

  it('is left alone in a text field', () => {
    for (const key of ['a', 'Enter', 'Delete', '1', 'Escape', 'ArrowLeft']) {
      expect(keymap.verbFor(press(key), 'image', 'typing')).toBeNull();
    }
    expect(keymap.verbFor(press('z', { ctrlKey: true }), 'image', 'typing')).toBeNull();
  });

  it('is left alone with a modifier that the verb does not have', () => {
    expect(keymap.verbFor(press('r', { metaKey: true }), 'image', 'photo')).toBeNull();
    expect(keymap.verbFor(press('z', { ctrlKey: true }), 'image', 'photo')).toBe('undo');
  });

  it('lets Enter and Space press the button that has the focus', () => {
    expect(keymap.verbFor(press('Enter'), 'image', 'control')).toBeNull();
    expect(keymap.verbFor(press(' '), 'board', 'control')).toBeNull();
    expect(keymap.verbFor(press('r'), 'image', 'control')).toBe('reject');
  });

  it('moves boxes by the arrows on the photograph only', () => {
    expect(keymap.verbFor(press('ArrowDown'), 'image', 'photo')).toBe('move-down');
    expect(keymap.verbFor(press('ArrowDown'), 'image', 'list')).toBeNull();
    expect(keymap.verbFor(press('ArrowUp', { altKey: true }), 'compare', 'photo')).toBe('brighter');
  });
});

describe('keys of one’s own', () => {
  it('take the place of the verb’s keys and can be none', () => {
    const own = signal<OwnKeys>({ reject: ['l'], accept: [] });
    const changed = createKeymap(own);
    expect(changed.verbFor(press('l'), 'image', 'photo')).toBe('reject');
    expect(changed.verbFor(press('r'), 'image', 'photo')).toBeNull();
    expect(changed.keyOf('accept')).toBe('');
    own.value = {};
    expect(changed.keyOf('reject')).toBe('r');
  });

  it('are noted only where they differ from the usual ones', () => {
    expect(withKey({}, 'reject', 'l')).toEqual({ reject: ['l'] });
    expect(withKey({ reject: ['l'] }, 'reject', 'r')).toEqual({});
    expect(without({ reject: ['l'], draw: ['g'] }, 'reject')).toEqual({ draw: ['g'] });
  });

  it('tell which other verb has the same key, where both mean something', () => {
    const changed = createKeymap(signal<OwnKeys>({ reject: ['k'], 'same-viewpoint': ['k'] }));
    expect(collisions(changed, 'reject')).toEqual(['previous-image']);
    expect(collisions(changed, 'previous-image')).toEqual(['reject']);
    expect(collisions(changed, 'same-viewpoint')).toEqual(['previous-candidate']);
    for (const [verb] of definitions) expect(collisions(keymap, verb), verb).toEqual([]);
  });

  it('are no keys that move the focus, nor a modifier alone', () => {
    for (const key of ['Tab', 'Shift+Tab', 'Escape', 'Shift+Shift', 'Mod+Control']) {
      expect(isFree(key), key).toBe(false);
    }
    expect(isFree('Mod+k')).toBe(true);
  });

  it('are read from storage of any age', () => {
    const stored = { reject: ['l'], fly: ['f'], draw: 'd', accept: [''], undo: [] };
    expect(parseOwnKeys(stored)).toEqual({ reject: ['l'], undo: [] });
    expect(parseOwnKeys(null)).toEqual({});
  });
});
