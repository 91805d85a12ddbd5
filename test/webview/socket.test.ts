import { describe, expect, it } from 'vitest';
import type { Connection } from '../../server/contract/messages.ts';
import { backoff } from '../../webview/transport/backoff.ts';
import { placeFromUrl, placeToUrl } from '../../webview/transport/place.ts';
import { keepEventSocket, type SocketLike } from '../../webview/transport/socket.ts';

function setUp() {
  const sockets: SocketLike[] = [];
  const timers: { callback: () => void; wait: number }[] = [];
  const connections: Connection[] = [];
  const events: unknown[] = [];
  const retry = keepEventSocket({
    open: () => {
      const socket = { onopen: null, onclose: null, onmessage: null, close: () => {} };
      sockets.push(socket);
      return socket;
    },
    onEvent: (event) => events.push(event),
    onConnection: (connection) => connections.push(connection),
    setTimer: (callback, wait) => timers.push({ callback, wait }),
  });
  return { sockets, timers, connections, events, retry };
}

describe('the event socket', () => {
  it('passes on what the server tells', () => {
    const { sockets, events, connections } = setUp();
    sockets[0]?.onopen?.();
    sockets[0]?.onmessage?.({ data: '{"type":"image"}' });
    expect(events).toEqual([{ type: 'image' }]);
    expect(connections).toEqual(['connecting', 'connected']);
  });

  it('tries again after a loss, waiting longer each time, and starts short after a success', () => {
    const { sockets, timers, connections } = setUp();
    sockets[0]?.onopen?.();
    for (let i = 0; i < 3; i++) {
      sockets.at(-1)?.onclose?.();
      timers.at(-1)?.callback();
    }
    expect(connections.filter((one) => one === 'lost')).toHaveLength(3);
    const waits = timers.map(({ wait }) => wait);
    expect(waits[2]!).toBeGreaterThan(waits[0]!);
    sockets.at(-1)?.onopen?.();
    sockets.at(-1)?.onclose?.();
    expect(timers.at(-1)!.wait).toBeLessThan(waits[2]!);
  });

  it('tries at once when asked, but never twice at a time', () => {
    const { sockets, timers, retry } = setUp();
    retry();
    expect(sockets).toHaveLength(1);
    sockets[0]?.onclose?.();
    retry();
    timers[0]?.callback();
    expect(sockets).toHaveLength(2);
  });
});

describe('waiting', () => {
  it('grows to a bound', () => {
    expect(backoff(0, () => 0)).toBe(250);
    expect(backoff(3, () => 0)).toBe(2000);
    expect(backoff(50, () => 1)).toBe(10_000);
  });
});

describe('the place in the URL', () => {
  it('comes back as it went, whatever the path holds', () => {
    const place = { collection: 'c', image: 'images/train/50 % & 🦒 #1.jpg' };
    expect(placeFromUrl(placeToUrl(place))).toEqual(place);
    expect(placeToUrl({ collection: null, image: 'a.jpg' })).toBe('');
  });
});
