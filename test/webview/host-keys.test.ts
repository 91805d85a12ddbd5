import { describe, expect, it } from 'vitest';
import type { Verb } from '../../server/contract/verbs.ts';
import { runHostVerb } from '../../webview/keyboard/run-host-verb.ts';
import { createTypeAhead } from '../../webview/keyboard/type-ahead.ts';
import { openApp } from './fake-app.ts';
import { imageDocument, settle } from './fake-call.ts';

const asked = (verb: Verb) => ({ verb, heard: 1 });
const open = () => openApp([imageDocument('a.jpg')]);

describe('a verb that the host asks for', () => {
  it('is carried out, also while the focus is in the host’s palette', async () => {
    for (const focus of ['photo', 'list', 'away'] as const) {
      const { app, documents } = await open();
      expect(runHostVerb(app, asked('reject'), focus, null, createTypeAhead())).toBe(true);
      await settle();
      expect(documents.get('a.jpg')?.annotations[0]?.state).toBe('rejected');
    }
  });

  it('decides nothing when it comes while a name is typed, or is about to be', async () => {
    const { app, fake } = await open();
    expect(runHostVerb(app, asked('reject'), 'typing', null, createTypeAhead())).toBe(false);
    // The key before it asked for the field; the field has not answered yet.
    runHostVerb(app, asked('name'), 'photo', null, createTypeAhead());
    expect(app.ui.focus.value).toBe('individual');
    expect(runHostVerb(app, asked('reject'), 'photo', null, createTypeAhead())).toBe(false);
    expect(fake.inputsOf('annotations.edit')).toHaveLength(0);
  });
});
