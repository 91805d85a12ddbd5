import { httpClient, routeUrl, type Call } from '../../server/contract/client.ts';
import { SleuthsError } from '../../server/contract/errors.ts';
import { eventsUrl, type ServerEvent } from '../../server/contract/events.ts';
import type { Connection, StartState } from '../../server/contract/messages.ts';
import { texts } from '../texts.ts';
import { createEmitter } from './emitter.ts';
import { parseRemembered, type Memory } from './memory.ts';
import { placeFromUrl, placeToUrl } from './place.ts';
import { keepEventSocket, type SocketLike } from './socket.ts';
import type { Transport } from './transport.ts';
import { storedUnsaved } from './unsaved.ts';

const memoryKey = 'safari-sleuths';

/** The page served by the local server itself; a cookie carries the token. */
export function createBrowserTransport(): Transport {
  const events = createEmitter<ServerEvent>();
  const connections = createEmitter<Connection>();
  let reconnect: (() => void) | null = null;
  const call = httpClient('', undefined, reachableFetch);

  return {
    kind: 'browser',
    call,
    pictureUrl: (name, input) => Promise.resolve(routeUrl(name, input, '/content')),
    start: async () => {
      if (reconnect === null) {
        reconnect = keepEventSocket({
          open: openSocket,
          onEvent: events.emit,
          onConnection: connections.emit,
        });
        globalThis.addEventListener('online', reconnect);
      }
      return findStart(call);
    },
    chooseFolder: null,
    onEvent: events.subscribe,
    onConnection: connections.subscribe,
    onShow: () => () => {},
    showPlace: (place) => {
      history.replaceState(null, '', location.pathname + placeToUrl(place));
    },
    memory: browserMemory,
    unsaved: storedUnsaved(() => localStorage),
    hostKeys: null,
  };
}

/** `fetch` that says in our words that the server cannot be reached. */
const reachableFetch: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    const body = { code: 'unavailable', message: texts.errors.unreachable } as const;
    throw new SleuthsError(body, { cause: error });
  }
};

function openSocket(): SocketLike {
  const url = new URL(eventsUrl, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  return new WebSocket(url) as SocketLike;
}

/** The URL says which dataset; without that, the only one that is open. */
async function findStart(call: Call): Promise<StartState> {
  const place = placeFromUrl(location.search);
  if (place.collection) return place;
  const { items } = await call('collections.list', { query: { limit: 2 } });
  return { collection: items.length === 1 ? (items[0]?.id ?? null) : null, image: null };
}

const browserMemory: Memory = {
  read: () => {
    try {
      return parseRemembered(JSON.parse(localStorage.getItem(memoryKey) ?? 'null'));
    } catch {
      return parseRemembered(null);
    }
  },
  write: (part) => {
    try {
      localStorage.setItem(memoryKey, JSON.stringify({ ...browserMemory.read(), ...part }));
    } catch {
      // Storage is switched off: the page works, it only forgets its widths.
    }
  },
};
