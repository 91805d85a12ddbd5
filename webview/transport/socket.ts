import type { ServerEvent } from '../../server/contract/events.ts';
import type { Connection } from '../../server/contract/messages.ts';
import { backoff } from './backoff.ts';

/** The part of a WebSocket that is used, so that tests can stand in for it. */
export interface SocketLike {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  close(): void;
}

export interface EventSocketOptions {
  open: () => SocketLike;
  onEvent: (event: ServerEvent) => void;
  onConnection: (connection: Connection) => void;
  setTimer?: (callback: () => void, milliseconds: number) => void;
}

/**
 * Keeps a WebSocket to the server open: after a loss it tries again, waiting longer each time.
 * Returns a function that tries at once, for when the browser says that the network is back.
 */
export function keepEventSocket(options: EventSocketOptions): () => void {
  const setTimer = options.setTimer ?? ((callback, wait) => void setTimeout(callback, wait));
  let attempt = 0;
  let socket: SocketLike | null = null;

  const connect = () => {
    if (socket) return;
    socket = options.open();
    socket.onopen = () => {
      attempt = 0;
      options.onConnection('connected');
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') options.onEvent(JSON.parse(data) as ServerEvent);
    };
    socket.onclose = () => {
      socket = null;
      options.onConnection('lost');
      setTimer(connect, backoff(attempt++));
    };
  };

  options.onConnection('connecting');
  connect();
  return connect;
}
