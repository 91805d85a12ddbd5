import { describe, expect, it } from 'vitest';
import { createCombobox } from '../../webview/store/combobox.ts';
import { fuzzyFilter } from '../../webview/store/fuzzy.ts';
import { settle } from './fake-call.ts';

const known = ['Amani', 'Asha', 'Zawadi'];

/** A field over the known names, whose searches end when they are let go. */
function setUp({ slow = false } = {}) {
  const held: (() => void)[] = [];
  const chosen: string[] = [];
  const done: number[] = [];
  const box = createCombobox(() => ({
    find: async (typed) => {
      if (slow) await new Promise<void>((resolve) => held.push(resolve));
      return fuzzyFilter(typed, known, (name) => name).map((value) => ({ value, detail: '' }));
    },
    onChoose: (value) => chosen.push(value),
    onDone: () => done.push(1),
  }));
  return { box, chosen, done, release: () => held.splice(0).forEach((resolve) => resolve()) };
}

describe('a combobox', () => {
  it('offers everything when it opens, and nothing is chosen by Enter then', async () => {
    const { box, chosen, done } = setUp();
    box.show();
    await settle();
    expect(box.entries.value.map(({ value }) => value)).toEqual(known);
    await box.enter();
    expect(chosen).toEqual([]);
    expect(done).toHaveLength(1);
    expect(box.open.value).toBe(false);
  });

  it('takes the best known name for a few letters', async () => {
    const { box, chosen } = setUp();
    box.type('as');
    await box.enter();
    expect(chosen).toEqual(['Asha']);
  });

  it('takes a new name as it was typed', async () => {
    const { box, chosen } = setUp();
    box.type(' Nia ');
    await box.enter();
    expect(chosen).toEqual(['Nia']);
  });

  it('never takes a name that was offered for fewer letters', async () => {
    const { box, chosen, release } = setUp({ slow: true });
    box.show();
    release();
    await settle();
    expect(box.entries.value[0]?.value).toBe('Amani');
    box.type('z');
    box.type('zu');
    const entered = box.enter();
    await settle();
    expect(chosen).toEqual([]);
    release();
    await entered;
    expect(chosen).toEqual(['zu']);
  });

  it('goes round its entries with the arrows', async () => {
    const { box, chosen } = setUp();
    box.type('a');
    await settle();
    box.step(-1);
    expect(box.entries.value[box.active.value]).toMatchObject({ value: 'a', isNew: true });
    box.step(1);
    expect(box.active.value).toBe(0);
    box.hide();
    box.show();
    await settle();
    box.step(-1);
    await box.enter();
    expect(chosen).toEqual(['Zawadi']);
  });

  it('gives up without a choice', async () => {
    const { box, chosen, done } = setUp();
    box.type('as');
    box.cancel();
    await settle();
    expect(chosen).toEqual([]);
    expect(done).toHaveLength(1);
    expect(box.typed.value).toBeNull();
  });
});
