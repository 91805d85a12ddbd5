import type { Call } from '../../server/contract/client.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type {
  Connection,
  HostMessage,
  HostRequest,
  StartState,
  WebviewMessage,
} from '../../server/contract/messages.ts';
import type { Reply } from '../../server/contract/routes.ts';
import { createEmitter } from './emitter.ts';
import { parseRemembered, type Remembered } from './memory.ts';
import { createPendingRequests } from './pending.ts';
import { RecentCache } from './recent-cache.ts';
import type { HostVerb, Transport } from './transport.ts';
import { parseUnsaved } from './unsaved.ts';

/** What `acquireVsCodeApi()` gives a webview. */
export interface VsCodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: PanelState): void;
}

/** Kept by VS Code; the host's serializer reads `place` when it restores the panel. */
export interface PanelState {
  place: StartState;
  remembered: Remembered;
}

type ReceiveMessages = (listener: (message: HostMessage) => void) => void;

const windowMessages: ReceiveMessages = (listener) =>
  globalThis.addEventListener('message', (event) => listener(event.data as HostMessage));

/** A VS Code panel: every request goes through the extension host, by messages. */
export function createVsCodeTransport(
  api: VsCodeApi,
  receive: ReceiveMessages = windowMessages,
): Transport {
  const events = createEmitter<ServerEvent>();
  const connections = createEmitter<Connection>();
  const shows = createEmitter<StartState>();
  const verbs = createEmitter<HostVerb>();
  const pending = createPendingRequests((message) => api.postMessage(message));
  const pictures = new RecentCache<string>(2000);
  let contexts = 0;
  let state: PanelState = readState(api.getState());

  receive((message) => {
    if (message.kind === 'reply') pending.reply(message.id, message.value);
    else if (message.kind === 'failure') pending.fail(message.id, message.error);
    else if (message.kind === 'event') events.emit(message.event);
    else if (message.kind === 'connection') connections.emit(message.connection);
    else if (message.kind === 'show') shows.emit(message.start);
    else if (message.kind === 'verb') verbs.emit(message);
  });

  const call: Call = async (name, input, signal) => {
    // The union of all routes is not narrowed by a generic name; the pair is right by `Call`'s type.
    const request = { ask: 'route', name, input } as HostRequest;
    return (await pending.send(request, signal)) as Reply<typeof name>;
  };

  const keep = (part: Partial<PanelState>) => {
    state = { ...state, ...part };
    api.setState(state);
  };

  return {
    kind: 'vscode',
    call,
    pictureUrl: async (name, input, signal) => {
      const key = JSON.stringify([name, input]);
      const known = pictures.get(key);
      if (known) return known;
      const request = { ask: 'picture', name, input } as HostRequest;
      const url = (await pending.send(request, signal)) as string;
      pictures.set(key, url);
      return url;
    },
    start: async () => {
      const start = (await pending.send({ ask: 'start' })) as StartState | null;
      if (!start?.collection) return state.place;
      const same = start.collection === state.place.collection;
      return { ...start, image: start.image ?? (same ? state.place.image : null) };
    },
    chooseFolder: async () => (await pending.send({ ask: 'choose-folder' })) as StartState | null,
    onEvent: events.subscribe,
    onConnection: connections.subscribe,
    onShow: shows.subscribe,
    showPlace: (place) => keep({ place }),
    memory: {
      read: () => state.remembered,
      write: (part) => keep({ remembered: { ...state.remembered, ...part } }),
    },
    unsaved: {
      read: async (collection) => {
        const kept = (await pending.send({ ask: 'unsaved', collection })) as unknown[];
        return kept.map(parseUnsaved).filter((unsaved) => unsaved !== null);
      },
      write: (collection, image, unsaved) =>
        api.postMessage({ kind: 'unsaved', collection, image, unsaved }),
    },
    hostKeys: {
      onVerb: verbs.subscribe,
      showContext: (scene, focus) => {
        api.postMessage({ kind: 'context', scene, focus, number: ++contexts });
        return contexts;
      },
      open: () => void pending.send({ ask: 'open-keys' }).catch(() => {}),
    },
  };
}

function readState(value: unknown): PanelState {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as Partial<PanelState>;
  return {
    place: { collection: stored.place?.collection ?? null, image: stored.place?.image ?? null },
    remembered: parseRemembered(stored.remembered),
  };
}
