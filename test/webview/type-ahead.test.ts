import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { Verb } from '../../server/contract/verbs.ts';
import { runHostVerb } from '../../webview/keyboard/run-host-verb.ts';
import { createTypeAhead, type TypeAhead } from '../../webview/keyboard/type-ahead.ts';
import { openApp } from './fake-app.ts';
import { annotation, imageDocument, settle } from './fake-call.ts';

const verbs: Partial<Record<string, Verb>> = { r: 'reject', u: 'unidentifiable', Enter: 'accept' };

function take(typeAhead: TypeAhead, key: string, ctrlKey = false): boolean {
  const press = { key, code: '', shiftKey: false, altKey: false, ctrlKey, metaKey: false };
  return typeAhead.take(press, verbs[key] ?? null);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is typed before the field has the focus', () => {
  it('is kept for the field, with its Enter', () => {
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    for (const key of ['r', 'x', 'Backspace', 'u', 'Enter']) {
      expect(take(typeAhead, key)).toBe(true);
    }
    // The entry is made: what follows is no part of it.
    expect(take(typeAhead, 'r')).toBe(false);
    expect(typeAhead.deliver()).toEqual({ text: 'ru', entered: true });
    expect(typeAhead.deliver()).toBeNull();
  });

  it('is left alone while no field is awaited, and with Ctrl', () => {
    const typeAhead = createTypeAhead();
    typeAhead.expect('reject');
    expect(take(typeAhead, 'r')).toBe(false);
    typeAhead.expect('name');
    expect(take(typeAhead, 'z', true)).toBe(false);
    expect(take(typeAhead, 'Escape')).toBe(false);
  });

  it('is not done a second time when the host asks for it late', () => {
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    for (const key of ['r', 'u', 'Enter']) take(typeAhead, key);
    expect(typeAhead.swallow('reject', 1)).toBe(false);
    typeAhead.deliver();
    expect(typeAhead.swallow('reject', 1)).toBe(true);
    expect(typeAhead.swallow('accept', 1)).toBe(true);
    expect(typeAhead.swallow('reject', 1)).toBe(false);
  });

  it('keeps no later key from doing what it says', () => {
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    for (const key of ['r', 'u', 'Enter']) take(typeAhead, key);
    typeAhead.shown('photo', 2);
    typeAhead.deliver();
    typeAhead.shown('typing', 3);
    typeAhead.shown('photo', 4);
    // Of the field's letters the host has asked for one, before it knew of the field.
    expect(typeAhead.swallow('reject', 2)).toBe(true);
    expect(typeAhead.swallow('unidentifiable', 4)).toBe(false);
    expect(typeAhead.swallow('accept', 4)).toBe(false);
  });

  it('holds up nobody whose keys mean something else', () => {
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    expect(take(typeAhead, 'r')).toBe(true);
    vi.runAllTimers();
    typeAhead.expect('name');
    expect(take(typeAhead, 'r')).toBe(false);
    expect(typeAhead.deliver()).toBeNull();
  });

  it('is forgotten when there is nothing to name', async () => {
    vi.useRealTimers();
    const { app } = await openApp([imageDocument('a.jpg')]);
    app.session.value!.review.select(null);
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    take(typeAhead, 'r');
    runHostVerb(app, { verb: 'name', heard: 1 }, 'photo', null, typeAhead);
    expect(typeAhead.deliver()).toBeNull();
    expect(take(typeAhead, 'r')).toBe(false);
  });

  it('decides nothing while the photograph that is to be named is on its way', async () => {
    vi.useRealTimers();
    const arrive: ((document: ImageDocument) => void)[] = [];
    const { app, fake } = await openApp([imageDocument('a.jpg'), imageDocument('b.jpg')], {
      'images.get': ({ params }) =>
        params.image === 'a.jpg'
          ? imageDocument('a.jpg')
          : new Promise<ImageDocument>((resolve) => void arrive.push(resolve)),
    });
    void app.openImage('b.jpg');
    const typeAhead = createTypeAhead();
    typeAhead.expect('name');
    take(typeAhead, 'r');
    take(typeAhead, 'u');
    for (const verb of ['name', 'reject', 'unidentifiable'] as const) {
      runHostVerb(app, { verb, heard: 1 }, 'photo', null, typeAhead);
    }
    await settle();
    for (const answer of arrive) answer(imageDocument('b.jpg', { annotations: [annotation()] }));
    for (let i = 0; i < 4; i++) await settle();
    expect(app.ui.focus.value).toBe('individual');
    expect(typeAhead.deliver()).toEqual({ text: 'ru', entered: false });
    expect(fake.inputsOf('annotations.edit')).toEqual([]);
  });
});
