import { describe, expect, it } from 'vitest';
import type { ImageDocument } from '../../server/contract/image.ts';
import { createSaving } from '../../webview/store/saving.ts';
import { shown } from '../../webview/store/save-state.ts';
import { withEdits } from '../../webview/store/optimistic.ts';
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

function setUp(answer?: EditAnswer) {
  const server = imageServer(
    imageDocument('a.jpg', { annotations: [annotation(), annotation({ id: 'b' })] }),
  );
  const fake = fakeCall({ 'annotations.edit': answer ?? server.apply });
  const renamed: [string, string][] = [];
  const saving = createSaving({
    call: fake.call,
    collection: 'c',
    onSaved: (_, names) => renamed.push(...names),
  });
  saving.load(server.now());
  const state = () => saving.states.value.get('a.jpg')!;
  return { server, fake, saving, state, renamed, view: () => shown(state()) };
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

  it('tries by itself when the server was away and is back, and only then', async () => {
    let error: 'unavailable' | 'internal' = 'internal';
    const { saving, fake } = setUp(() => {
      throw failure({ code: error, message: 'no' });
    });
    saving.decide('a.jpg', [{ verb: 'accept', annotation: 'a' }]);
    await settle();
    saving.retryUnreachable();
    await settle();
    expect(fake.calls).toHaveLength(1);
    error = 'unavailable';
    saving.retry('a.jpg');
    await settle();
    saving.retryUnreachable();
    await settle();
    expect(fake.calls).toHaveLength(3);
  });

  it('does not let an older reading undo what is on its way', async () => {
    const { saving, state, view } = setUp();
    saving.decide('a.jpg', [{ verb: 'reject', annotation: 'a' }]);
    saving.load(imageDocument('a.jpg', { version: '1' }));
    expect(view().annotations[0]?.state).toBe('rejected');
    await settle();
    expect(state().document.version).toBe('2');
  });
});
