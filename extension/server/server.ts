import { httpClient, type Call } from '../../server/contract/client.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { Connection } from '../../server/contract/messages.ts';
import { Disposable } from '../disposable.ts';
import { Emitter } from '../emitter.ts';
import type { Log } from '../log.ts';
import { EventStream } from './event-stream.ts';
import type { ServerSupervisor } from './supervisor.ts';

/** The window's server as the rest of the extension sees it: calls, events and its state. */
export class Server extends Disposable {
  readonly #supervisor: ServerSupervisor;
  readonly #log: Log;
  readonly #events = new Emitter<ServerEvent>();
  readonly #connections = new Emitter<Connection>();
  #stream: EventStream | null = null;
  #connection: Connection = 'connecting';

  constructor(supervisor: ServerSupervisor, log: Log) {
    super();
    this.#supervisor = this.register(supervisor);
    this.#log = log;
    this.register(supervisor.onConnection((connection) => void this.#follow(connection)));
    this.register({ dispose: () => this.#hear(null) });
  }

  /** `connected` only while events are heard too. */
  get connection(): Connection {
    return this.#connection;
  }

  /** Calls a route; starts the server if need be and waits for it. */
  readonly call: Call = async (name, input, signal) => {
    const { url, token } = await this.#supervisor.address();
    return httpClient(url, token)(name, input, signal);
  };

  onEvent(listener: (event: ServerEvent) => void): { dispose(): void } {
    return this.#events.on(listener);
  }

  /** Tells each change of `connection`; after `lost` events may have been missed. */
  onConnection(listener: (connection: Connection) => void): { dispose(): void } {
    return this.#connections.on(listener);
  }

  async #follow(connection: Connection): Promise<void> {
    this.#hear(null);
    if (connection !== 'connected') return this.#tell(connection);
    const address = await this.#supervisor.address();
    if (this.disposed || this.#supervisor.connection !== 'connected') return;
    const listener = {
      event: (event: ServerEvent) => this.#events.fire(event),
      opened: () => this.#tell('connected'),
      dropped: () => this.#tell('lost'),
    };
    this.#hear(new EventStream(address, listener, this.#log));
  }

  #hear(stream: EventStream | null): void {
    this.#stream?.dispose();
    this.#stream = stream;
  }

  #tell(connection: Connection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#connections.fire(connection);
  }
}
