import WebSocket from 'ws';
import { eventsUrl, type ServerEvent } from '../../server/contract/events.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import type { ServerAddress } from './server-process.ts';

export interface EventStreamListener {
  event(event: ServerEvent): void;
  opened(): void;
  /** The line dropped; what happens until it is open again is not heard. */
  dropped(): void;
}

const retryAfter = 1_000;

/** Hears what one running server tells, and connects again when the line drops. */
export class EventStream extends Disposable {
  readonly #address: ServerAddress;
  readonly #listener: EventStreamListener;
  readonly #log: Log;
  #socket: WebSocket | null = null;
  #retry: NodeJS.Timeout | undefined;

  constructor(address: ServerAddress, listener: EventStreamListener, log: Log) {
    super();
    this.#address = address;
    this.#listener = listener;
    this.#log = log;
    this.#connect();
  }

  override dispose(): void {
    super.dispose();
    clearTimeout(this.#retry);
    this.#socket?.terminate();
  }

  #connect(): void {
    const url = this.#address.url.replace(/^http/, 'ws') + eventsUrl;
    const socket = new WebSocket(url, {
      headers: { authorization: `Bearer ${this.#address.token}` },
    });
    this.#socket = socket;
    socket.on('open', () => this.#listener.opened());
    socket.on('message', (data: Buffer) => this.#receive(data));
    socket.on('error', (error) => this.#log.debug(`Events: ${error.message}`));
    socket.on('close', () => {
      if (this.disposed) return;
      this.#listener.dropped();
      this.#retry = setTimeout(() => this.#connect(), retryAfter);
    });
  }

  #receive(data: Buffer): void {
    try {
      this.#listener.event(JSON.parse(data.toString('utf8')) as ServerEvent);
    } catch (error) {
      this.#log.warn(`An event could not be read: ${String(error)}`);
    }
  }
}
