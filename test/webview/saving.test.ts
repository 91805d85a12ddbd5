import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImageDocument } from '../../server/contract/image.ts';
import { createSaving } from '../../webview/store/saving.ts';
import { shown } from '../../webview/store/save-state.ts';
import { withEdits } from '../../webview/store/optimistic.ts';
import { fakeUnsaved } from './fake-unsaved.ts';
import { annotation, failure, fakeCall, imageDocument, settle, type Answer } from './fake-call.ts';

type EditAnswer = Answer<'annotations.edit'>;

/** A server that keeps one image and its version. */
function imageServer(start: ImageDocument) {
  let document = start;
  let ids = 0;
  const apply: EditAnswer = ({ body }) => {
    if (body.version !== document.version) {
      throw failure({ code: 'stale', message: 'changed', current: document });
    }
    const queued = body.edits.map((edit) => ({
      edit,
      localId: edit.verb === 'create' ? `s${++ids}` : null,
    }));
    document = { ...withEdits(document, queued), version: `${Number(document.version) + 1}` };
    return document;
  };
  return {
    apply,
    /** Somebody else changes it. */
    changeElsewhere: (change: Partial<ImageDocument>) => {
      document = { ...document, ...change, version: `${Number(document.version) + 1}` };
    },
    now: () => document,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(answer?: EditAnswer) {
  const server = imageServer(
    imageDocument('a.jpg', { annotations: [annotation(), annotation({ id: 'b' })] }),
  );
  const fake = fakeCall({ 'annotations.edit': answer ?? server.apply });
  const renamed: [string, string][] = [];
  const unsaved = fakeUnsaved();
  const saving = createSaving({
    call: fake.call,
    collection: 'c',
    unsaved,
    onSaved: (_, names) => renamed.push(...names),
  });
  saving.load(server.now());
  const state = () => saving.states.value.get('a.jpg')!;
  return { server, fake, saving, unsaved, state, renamed, view: () => shown(state()) };
}

describe('saving', () => {
  it('shows a decision at once and sends it with the version that was seen', async () => {
    const { saving, view, fake, state } = setUp();
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a', individual: 'Asha' }]);
    expect(view().annotations[0]?.individual).toBe('Asha');
    expect(fake.inputsOf('annotations.edit')[0]?.body.version).toBe('1');
    await settle();
    expect(state()).toMatchObject({ sending: [], waiting: [], trouble: null });
    expect(state().document.version).toBe('2');
  });

  it('sends quick decisions one after the other, each with the newest version', async () => {
    const { saving, fake, server } = setUp();
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'b' }]);
    saving.decide('a.jpg', [{ verb: 'update', annotation: 'a', viewpoint: 'left' }]);
    expect(fake.calls).toHaveLength(1);
    await settle();
    const sent = fake.inputsOf('annotations.edit').map(({ body }) => body);
    expect(sent.map(({ version }) => version)).toEqual(['1', '2']);
    expect(sent[1]?.edits).toHaveLength(2);
    expect(server.now().annotations).toMatchObject([
      { state: 'accepted', viewpoint: 'left' },
      { state: 'rejected' },
    ]);
  });

  it('gives a new box the server’s id, also in decisions that were made before it was known', async () => {
    const { saving, server, renamed } = setUp();
    const local = saving.decide('a.jpg', [
      { verb: 'create', box: [0.3, 0.3, 0.1, 0.1], species: 'zebra' },
    ]);
    saving.decide('a.jpg', [{ verb: 'update', annotation: local!, individual: 'Zuri' }]);
    await settle();
    expect(renamed).toEqual([[local, 's1']]);
    expect(server.now().annotations.at(-1)).toMatchObject({ id: 's1', individual: 'Zuri' });
  });

  it('overwrites nothing that somebody else has done: shows theirs and lets the person redo', async () => {
    const { saving, server, state, view } = setUp();
    server.changeElsewhere({ annotations: [annotation({ species: 'zebra' })] });
    saving.decide('a.jpg', [{ verb: 'update', annotation: 'a', species: 'lion' }]);
    await settle();
    expect(state().trouble?.kind).toBe('stale');
    expect(view().annotations).toMatchObject([{ species: 'zebra' }]);
    expect(server.now().annotations[0]?.species).toBe('zebra');
    saving.retry('a.jpg');
    await settle();
    expect(state().trouble).toBeNull();
    expect(server.now().annotations[0]?.species).toBe('lion');
  });

  it('lets theirs stand when the person drops the change', async () => {
    const { saving, server, state, fake } = setUp();
    server.changeElsewhere({});
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    await settle();
    saving.discard('a.jpg');
    await settle();
    expect(state().trouble).toBeNull();
    expect(fake.inputsOf('annotations.edit')).toHaveLength(1);
    expect(server.now().annotations[0]?.state).toBe('proposed');
  });

  it('keeps a decision that could not be saved in sight, and tries again when asked', async () => {
    let full = true;
    const server = imageServer(imageDocument('a.jpg'));
    const { saving, state, view } = setUp((input) => {
      if (full) throw failure({ code: 'internal', message: 'No space left.' });
      return server.apply(input);
    });
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
    await settle();
    expect(state().trouble).toMatchObject({ kind: 'failed', error: { message: 'No space left.' } });
    expect(view().annotations[0]?.state).toBe('accepted');
    saving.release('a.jpg');
    expect(state()).toBeDefined();
    full = false;
    saving.retry('a.jpg');
    await settle();
    expect(state().trouble).toBeNull();
    expect(server.now().annotations[0]?.state).toBe('accepted');
  });

  it.each(['unavailable', 'busy'] as const)(
    'tries again by itself (%s), waiting longer each time, and says all the while why',
    async (code) => {
      let away = true;
      const server = imageServer(imageDocument('a.jpg'));
      const { saving, state, fake } = setUp((input) => {
        if (away) throw failure({ code, message: 'away' });
        return server.apply(input);
      });
      saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
      await settle();
      expect(fake.calls).toHaveLength(1);
      for (let attempt = 2; attempt <= 4; attempt++) {
        vi.advanceTimersByTime(10_000);
        expect(state().failing?.error.message).toBe('away');
        await settle();
        expect(state().failing?.attempts).toBe(attempt);
      }
      expect(fake.calls).toHaveLength(4);
      away = false;
      vi.advanceTimersByTime(10_000);
      await settle();
      expect(state()).toMatchObject({ trouble: null, failing: null });
      expect(server.now().annotations[0]?.state).toBe('accepted');
    },
  );

  it('does not try again by itself what the server will refuse again', async () => {
    const { saving, fake, state } = setUp(() => {
      throw failure({ code: 'unprocessable', message: 'no such species' });
    });
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
    await settle();
    vi.advanceTimersByTime(60_000);
    saving.retryAll();
    await settle();
    expect(fake.calls).toHaveLength(1);
    expect(state().trouble?.kind).toBe('failed');
  });

  it('tries at once what failed when the server is back', async () => {
    const { saving, fake } = setUp(() => {
      throw failure({ code: 'unavailable', message: 'away' });
    });
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
    await settle();
    saving.retryAll();
    await settle();
    expect(fake.calls).toHaveLength(2);
  });

  it('does not let an older reading undo what is on its way', async () => {
    const { saving, state, view } = setUp();
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    saving.load(imageDocument('a.jpg', { version: '1' }));
    expect(view().annotations[0]?.state).toBe('rejected');
    await settle();
    expect(state().document.version).toBe('2');
  });

  it('asks nothing where somebody else has decided the same, or the answer had got lost', async () => {
    const { saving, server, state } = setUp();
    server.changeElsewhere({
      annotations: [annotation({ state: 'accepted', individual: 'Asha' }), annotation({ id: 'b' })],
      status: 'labelled',
    });
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a', individual: 'Asha' }]);
    await settle();
    expect(state()).toMatchObject({ trouble: null, document: { version: '2' } });
  });

  it('shows both versions when an image changes outside while a decision about it waits', async () => {
    const { saving, server, state } = setUp(() => {
      throw failure({ code: 'unavailable', message: 'away' });
    });
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    await settle();
    server.changeElsewhere({ annotations: [annotation({ species: 'zebra' })] });
    saving.load(server.now());
    expect(state()).toMatchObject({
      document: { version: '2' },
      trouble: { kind: 'stale', base: { version: '1' } },
    });
  });

  it('does a part of mine again on top of theirs', async () => {
    const { saving, server, state } = setUp();
    server.changeElsewhere({});
    saving.decide('a.jpg', [
      { verb: 'reject', annotation: 'a' },
      { verb: 'reject', annotation: 'b' },
    ]);
    await settle();
    saving.retry('a.jpg', state().trouble!.edits.slice(1));
    await settle();
    expect(server.now().annotations).toMatchObject([{ state: 'proposed' }, { state: 'rejected' }]);
    expect(state().trouble).toBeNull();
  });
});

describe('a refusal and a failure of one image', () => {
  it('lose neither: one waits for a person, the other for the server', async () => {
    let away = false;
    const server = imageServer(
      imageDocument('a.jpg', { annotations: [annotation(), annotation({ id: 'b' })] }),
    );
    const { saving, state } = setUp((input) => {
      if (away) throw failure({ code: 'unavailable', message: 'away' });
      return server.apply(input);
    });
    server.changeElsewhere({});
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    await settle();
    away = true;
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'b' }]);
    await settle();
    expect(state()).toMatchObject({ trouble: { kind: 'stale' }, waiting: [{}], failing: {} });
    away = false;
    vi.advanceTimersByTime(10_000);
    await settle();
    expect(server.now().annotations).toMatchObject([{ state: 'proposed' }, { state: 'rejected' }]);
    expect(state()).toMatchObject({ trouble: { kind: 'stale', edits: [{}] }, failing: null });
    saving.retry('a.jpg');
    await settle();
    expect(server.now().annotations[0]?.state).toBe('rejected');
  });
});

describe('decisions that are not saved', () => {
  const away: EditAnswer = () => {
    throw failure({ code: 'unavailable', message: 'away' });
  };

  it('outlive the page and are sent by the next one', async () => {
    const before = setUp(away);
    before.saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a', individual: 'Asha' }]);
    await settle();
    const { server } = before;
    const fake = fakeCall({ 'annotations.edit': server.apply });
    const { unsaved } = before;
    const next = createSaving({ call: fake.call, collection: 'c', unsaved, onSaved: () => {} });
    await next.restore();
    await settle();
    expect(server.now().annotations[0]).toMatchObject({ state: 'accepted', individual: 'Asha' });
    expect(unsaved.kept.size).toBe(0);
  });

  it('ask, where the image has changed since', async () => {
    const before = setUp(away);
    before.saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    await settle();
    const { server, unsaved } = before;
    server.changeElsewhere({});
    const fake = fakeCall({ 'annotations.edit': server.apply });
    const next = createSaving({ call: fake.call, collection: 'c', unsaved, onSaved: () => {} });
    await next.restore();
    await settle();
    expect(next.states.value.get('a.jpg')?.trouble).toMatchObject({ kind: 'stale' });
    expect(server.now().annotations[0]?.state).toBe('proposed');
    next.discard('a.jpg');
    expect(unsaved.kept.size).toBe(0);
  });

  it('are kept only while they are not saved', async () => {
    const { saving, unsaved } = setUp();
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    expect(unsaved.kept.get('a.jpg')).toMatchObject({ document: { version: '1' } });
    await settle();
    expect(unsaved.kept.size).toBe(0);
  });

  it('are taken back one by one, the last one first', async () => {
    const { saving, view, unsaved } = setUp(away);
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    await settle();
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'b' }]);
    await settle();
    expect(saving.takeBack()).toEqual({
      image: 'a.jpg',
      edits: [{ verb: 'reject', annotation: 'b' }],
    });
    expect(view().annotations).toMatchObject([{ state: 'rejected' }, { state: 'proposed' }]);
    expect(saving.takeBack()?.edits).toEqual([{ verb: 'reject', annotation: 'a' }]);
    expect(saving.takeBack()).toBeNull();
    expect(unsaved.kept.size).toBe(0);
  });
});
