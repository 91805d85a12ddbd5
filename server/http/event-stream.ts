import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { eventsUrl, type ServerEvent } from '../contract/events.ts';

export type Listener = (event: ServerEvent) => void;

/** Who wants to know what happens. */
export class EventBus {
  readonly #listeners = new Set<Listener>();

  emit(event: ServerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A reader this many bytes behind has stopped reading: it is cut off, and reconnects. */
const mostBuffered = 4_000_000;

/** Sends every event to every WebSocket at `eventsUrl`. */
export async function registerEvents(app: FastifyInstance, bus: EventBus): Promise<void> {
  await app.register(websocket);
  app.get(eventsUrl, { websocket: true, schema: { hide: true } }, (socket) => {
    const stop = bus.listen((event) => {
      if (socket.bufferedAmount > mostBuffered) socket.terminate();
      else socket.send(JSON.stringify(event));
    });
    socket.on('close', stop);
    socket.on('error', stop);
  });
}
