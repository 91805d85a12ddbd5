import { describe, expect, it } from 'vitest';
import type { HostMessage, WebviewMessage } from '../../server/contract/messages.ts';
import { defaultRemembered } from '../../webview/transport/memory.ts';
import { createVsCodeTransport, type PanelState } from '../../webview/transport/vscode.ts';
import { settle } from './fake-call.ts';

function setUp(stored: unknown = undefined) {
  const sent: WebviewMessage[] = [];
  const states: PanelState[] = [];
  let receive: (message: HostMessage) => void = () => {};
  const transport = createVsCodeTransport(
    {
      postMessage: (message) => sent.push(message),
      getState: () => stored,
      setState: (state) => states.push(state),
    },
    (listener) => {
      receive = listener;
    },
  );
  return { transport, sent, states, host: (message: HostMessage) => receive(message) };
}

const page = { items: [], next: null, total: 0 };
const thumbnail = {
  params: { collection: 'c', image: 'a.jpg' },
  query: { size: 'thumbnail' },
} as const;

describe('the VS Code transport', () => {
  it('answers every request by its id, in whatever order the host answers', async () => {
    const { transport, sent, host } = setUp();
    const first = transport.call('collections.list', { query: {} });
    const second = transport.call('models.list', { query: {} });
    expect(sent).toMatchObject([
      { kind: 'request', id: 1, request: { ask: 'route', name: 'collections.list' } },
      { kind: 'request', id: 2, request: { ask: 'route', name: 'models.list' } },
    ]);
    host({ kind: 'reply', id: 2, value: { ...page, total: 2 } });
    host({ kind: 'reply', id: 1, value: page });
    expect((await first).total).toBe(0);
    expect((await second).total).toBe(2);
  });

  it('rejects with the error that the host gives', async () => {
    const { transport, host } = setUp();
    const asked = transport.call('collections.get', { params: { collection: 'c' } });
    host({ kind: 'failure', id: 1, error: { code: 'not-found', message: 'closed' } });
    await expect(asked).rejects.toMatchObject({ body: { code: 'not-found' } });
  });

  it('tells the host when an answer is no longer wanted, and ignores it if it comes', async () => {
    const { transport, sent, host } = setUp();
    const abort = new AbortController();
    const asked = transport.call('collections.list', { query: {} }, abort.signal);
    abort.abort();
    await expect(asked).rejects.toThrow('cancelled');
    expect(sent.at(-1)).toEqual({ kind: 'cancel', id: 1 });
    host({ kind: 'reply', id: 1, value: page });
    await expect(transport.call('collections.list', { query: {} }, abort.signal)).rejects.toThrow(
      'cancelled',
    );
    expect(sent).toHaveLength(2);
  });

  it('asks for a picture’s URL once', async () => {
    const { transport, sent, host } = setUp();
    const asked = transport.pictureUrl('images.picture', thumbnail);
    expect(sent).toMatchObject([{ request: { ask: 'picture', name: 'images.picture' } }]);
    host({ kind: 'reply', id: 1, value: 'https://file+.vscode-resource/t.jpg' });
    await asked;
    expect(await transport.pictureUrl('images.picture', thumbnail)).toBe(await asked);
    expect(sent).toHaveLength(1);
  });

  it('passes on events, the connection and what to show', () => {
    const { transport, host } = setUp();
    const heard: unknown[] = [];
    transport.onEvent((event) => heard.push(event.type));
    const stop = transport.onConnection((connection) => heard.push(connection));
    transport.onShow((start) => heard.push(start.image));
    host({
      kind: 'event',
      event: { type: 'image', collection: 'c', image: 'a.jpg', version: '2', outside: false },
    });
    host({ kind: 'connection', connection: 'lost' });
    host({ kind: 'show', start: { collection: 'c', image: 'b.jpg' } });
    stop();
    host({ kind: 'connection', connection: 'connected' });
    expect(heard).toEqual(['image', 'lost', 'b.jpg']);
  });

  it('comes back to the image of a restored panel, in the same dataset only', async () => {
    const place = { collection: 'c', image: 'b.jpg' };
    const answer = async (collection: string | null) => {
      const { transport, host } = setUp({ place });
      const start = transport.start();
      host({ kind: 'reply', id: 1, value: { collection, image: null } });
      return start;
    };
    expect(await answer('c')).toEqual(place);
    expect(await answer('other')).toEqual({ collection: 'other', image: null });
    expect(await answer(null)).toEqual(place);
  });

  it('keeps place and widths together in the panel’s state', async () => {
    const { transport, states } = setUp({ remembered: { theme: 'pink', leftWidth: 300 } });
    expect(transport.memory.read()).toEqual({ ...defaultRemembered, leftWidth: 300 });
    transport.showPlace({ collection: 'c', image: 'a.jpg' });
    transport.memory.write({ leftWidth: 250 });
    await settle();
    expect(states.at(-1)).toEqual({
      place: { collection: 'c', image: 'a.jpg' },
      remembered: { ...defaultRemembered, leftWidth: 250 },
    });
  });

  it('hands verbs of the host’s key bindings on and tells it where they make sense', () => {
    const { transport, host, sent } = setUp();
    const verbs: string[] = [];
    transport.hostKeys?.onVerb(({ verb, heard }) => verbs.push(`${verb} ${heard}`));
    host({ kind: 'verb', verb: 'reject', heard: 3 });
    expect(verbs).toEqual(['reject 3']);
    expect(transport.hostKeys?.showContext('image', 'photo')).toBe(1);
    expect(transport.hostKeys?.showContext('image', 'typing')).toBe(2);
    expect(sent.at(-1)).toEqual({ kind: 'context', scene: 'image', focus: 'typing', number: 2 });
  });
});
