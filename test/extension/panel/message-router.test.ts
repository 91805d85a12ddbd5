import { expect, test, vi } from 'vitest';
import type { Call } from '../../../server/contract/client.ts';
import { SleuthsError } from '../../../server/contract/errors.ts';
import type { HostMessage, HostRequest, UnsavedImage } from '../../../server/contract/messages.ts';
import { MessageRouter, type Host } from '../../../extension/panel/message-router.ts';

const kept: UnsavedImage = {
  document: { id: 'a.jpg', version: '1' } as UnsavedImage['document'],
  edits: [{ edit: { verb: 'mark-empty' }, localId: null }],
};

/** A router over a server that is the given function. */
function routed(answer: (name: string, input: unknown, signal?: AbortSignal) => unknown) {
  const posted: HostMessage[] = [];
  const told = { unsaved: vi.fn(), context: vi.fn(), openKeys: vi.fn(() => Promise.resolve()) };
  const host: Host = {
    call: ((name, input, signal) => Promise.resolve(answer(name, input, signal))) as Call,
    fileUrl: (file) => `webview:${file}`,
    start: () => Promise.resolve({ collection: 'c', image: 'i.jpg' }),
    chooseFolder: () => Promise.resolve(null),
    unsaved: { read: () => [kept], write: told.unsaved },
    showContext: told.context,
    openKeys: told.openKeys,
  };
  const router = new MessageRouter(host, (message) => posted.push(message));
  const ask = (id: number, request: HostRequest) =>
    router.receive({ kind: 'request', id, request });
  const settled = (count: number) => vi.waitFor(() => expect(posted).toHaveLength(count));
  return { router, told, posted, ask, settled };
}

const health = { ask: 'route', name: 'server.health', input: {} } as const;

test('a route is called with its input and answered under the same id', async () => {
  const answer = vi.fn(() => ({ version: '1', uptimeSeconds: 2 }));
  const { ask, posted, settled } = routed(answer);
  ask(7, health);
  await settled(1);
  expect(posted).toEqual([{ kind: 'reply', id: 7, value: { version: '1', uptimeSeconds: 2 } }]);
  expect(answer).toHaveBeenCalledWith('server.health', {}, expect.any(AbortSignal));
});

test('a picture comes back as an address that the webview may load', async () => {
  const { ask, posted, settled } = routed(() => ({ file: '/d/a.jpg', mediaType: 'image/jpeg' }));
  const input = { params: { collection: 'c', image: 'a' }, query: { size: 'thumbnail' as const } };
  ask(1, { ask: 'picture', name: 'images.picture', input });
  await settled(1);
  expect(posted).toEqual([{ kind: 'reply', id: 1, value: 'webview:/d/a.jpg' }]);
});

test('the start and the choice of a folder are the host’s to answer', async () => {
  const { ask, posted, settled } = routed(() => null);
  ask(1, { ask: 'start' });
  ask(2, { ask: 'choose-folder' });
  await settled(2);
  expect(posted).toEqual([
    { kind: 'reply', id: 1, value: { collection: 'c', image: 'i.jpg' } },
    { kind: 'reply', id: 2, value: null },
  ]);
});

test('an error of the server arrives whole', async () => {
  const body = { code: 'stale', message: 'Changed meanwhile.', current: { version: '2' } } as const;
  const { ask, posted, settled } = routed(() => {
    throw new SleuthsError(body);
  });
  ask(1, health);
  await settled(1);
  expect(posted).toEqual([{ kind: 'failure', id: 1, error: body }]);
});

test('a server that went away meanwhile is an error with a code', async () => {
  const { ask, posted, settled } = routed(() => Promise.reject(new TypeError('fetch failed')));
  ask(1, health);
  await settled(1);
  expect(posted[0]).toMatchObject({ kind: 'failure', error: { code: 'unavailable' } });
});

test('a cancelled request is given up on the server and not answered', async () => {
  const signals: AbortSignal[] = [];
  const { router, ask, posted, settled } = routed((_name, _input, signal) => {
    signals.push(signal!);
    if (signals.length > 1) return {};
    return new Promise((_, reject) =>
      signal!.addEventListener('abort', () => reject(new Error('aborted'))),
    );
  });
  ask(1, health);
  router.receive({ kind: 'cancel', id: 1 });
  ask(2, health);
  await settled(1);
  expect(signals[0]!.aborted).toBe(true);
  expect(posted).toEqual([{ kind: 'reply', id: 2, value: {} }]);
});

test('closing the panel gives up what was asked', () => {
  let signal: AbortSignal | undefined;
  const { router, ask } = routed((_name, _input, given) => {
    signal = given;
    return new Promise(() => {});
  });
  ask(1, health);
  router.dispose();
  expect(signal!.aborted).toBe(true);
});

test.each([null, 'text', {}, { kind: 'request' }, { kind: 'other', id: 1 }])(
  'what is no message is ignored: %j',
  (message) => {
    const answer = vi.fn();
    routed(answer).router.receive(message);
    expect(answer).not.toHaveBeenCalled();
  },
);

test('what the page says of its keys and of what it could not save reaches the window', async () => {
  const { router, told, ask, posted, settled } = routed(() => null);
  router.receive({ kind: 'context', scene: 'board', focus: 'list', number: 7 });
  expect(told.context).toHaveBeenCalledWith(
    expect.objectContaining({ scene: 'board', focus: 'list', number: 7 }),
  );
  router.receive({ kind: 'unsaved', collection: 'c', image: 'a.jpg', unsaved: kept });
  expect(told.unsaved).toHaveBeenCalledWith('c', 'a.jpg', kept);
  ask(1, { ask: 'unsaved', collection: 'c' });
  ask(2, { ask: 'open-keys' });
  await settled(2);
  expect(posted).toContainEqual({ kind: 'reply', id: 1, value: [kept] });
  expect(told.openKeys).toHaveBeenCalled();
});
