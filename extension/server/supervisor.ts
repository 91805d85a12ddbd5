import { setTimeout as delay } from 'node:timers/promises';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { Connection } from '../../server/contract/messages.ts';
import { deferred, type Deferred } from '../deferred.ts';
import { Disposable } from '../disposable.ts';
import { Emitter } from '../emitter.ts';
import type { Log } from '../log.ts';
import { Backoff, type BackoffOptions } from './backoff.ts';
import { watchHealth, type HealthOptions } from './health.ts';
import type { Launch } from './launch.ts';
import { ServerProcess, type ServerAddress, type ServerProcessOptions } from './server-process.ts';

export interface SupervisorOptions {
  backoff: BackoffOptions;
  process: ServerProcessOptions;
  health: HealthOptions;
  /** Milliseconds that a server must have run for its earlier failures to be forgotten. */
  settledAfter: number;
}

export const supervisorDefaults: SupervisorOptions = {
  backoff: { first: 500, longest: 30_000, attempts: 5 },
  // A slow disk with cold native modules takes seconds, a virus scanner in front of it many more.
  process: { readyWithin: 60_000, endWithin: 2_000 },
  health: { every: 15_000, within: 10_000, failures: 3 },
  settledAfter: 60_000,
};

/**
 * Keeps one server running: started when it is first needed, started again when it ends or no
 * longer answers, given up after several failures in a row, and ended with its owner.
 */
export class ServerSupervisor extends Disposable {
  readonly #launch: () => Launch;
  readonly #log: Log;
  readonly #options: SupervisorOptions;
  readonly #changed = new Emitter<Connection>();
  readonly #givenUp = new Emitter<string>();
  readonly #backoff: Backoff;
  #connection: Connection = 'stopped';
  #address: Deferred<ServerAddress> = deferred();
  #process: ServerProcess | null = null;
  #running: Promise<void> | null = null;
  #stopping = new AbortController();

  constructor(launch: () => Launch, log: Log, options = supervisorDefaults) {
    super();
    this.#launch = launch;
    this.#log = log;
    this.#options = options;
    this.#backoff = new Backoff(options.backoff);
    this.register({ dispose: () => void this.stop() });
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** undefined while none runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Tells each change of `connection`; dispose what comes back to hear no more. */
  onConnection(listener: (connection: Connection) => void): { dispose(): void } {
    return this.#changed.on(listener);
  }

  /** Tells why the server was given up. */
  onGivenUp(listener: (reason: string) => void): { dispose(): void } {
    return this.#givenUp.on(listener);
  }

  /**
   * Where the server is reached. Starts it when none runs, waits while one starts.
   * Rejects with `SleuthsError` (unavailable) when it was given up; `restart` tries again.
   */
  address(): Promise<ServerAddress> {
    this.#running ??= this.#run(this.#stopping.signal);
    return this.#address.promise;
  }

  /** Ends the server, if one runs, and starts another. */
  async restart(): Promise<void> {
    await this.#end();
    this.#set('lost');
    this.#backoff.reset();
    this.#stopping = new AbortController();
    this.#address = deferred();
    this.#running = null;
    await this.address();
  }

  /** Ends the server and keeps it ended. Resolves when the process is gone. */
  async stop(): Promise<void> {
    await this.#end();
    this.#set('stopped');
  }

  async #end(): Promise<void> {
    this.#stopping.abort();
    this.#address.reject(unavailable('The server was stopped.'));
    await this.#process?.stop();
    await this.#running;
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      // Once lost it stays lost until it is back: whoever listens then reads everything again.
      if (this.#connection === 'stopped') this.#set('connecting');
      const startedAt = Date.now();
      const reason = await this.#runOnce(stopping);
      if (stopping.aborted) return;
      this.#log.warn(reason);
      if (Date.now() - startedAt > this.#options.settledAfter) this.#backoff.reset();
      const wait = this.#backoff.next();
      if (wait === null) {
        this.#log.error('The server failed too often and is not started again.');
        this.#address.reject(unavailable(reason));
        this.#set('stopped');
        this.#givenUp.fire(reason);
        return;
      }
      this.#set('lost');
      this.#log.info(`Starting the server again in ${wait / 1000} s.`);
      await delay(wait, undefined, { signal: stopping }).catch(() => {});
    }
  }

  /** One server from start to end; resolves with why it ended. */
  async #runOnce(stopping: AbortSignal): Promise<string> {
    const process = new ServerProcess(this.#launch(), this.#log, this.#options.process);
    this.#process = process;
    const health = new AbortController();
    try {
      const address = await process.ready;
      if (stopping.aborted) return 'stopped';
      this.#log.info(`The server (process ${process.pid}) listens on ${address.url}.`);
      this.#address.resolve(address);
      this.#set('connected');
      void watchHealth(address, this.#options.health, health.signal).then((reason) => {
        if (health.signal.aborted) return;
        this.#log.warn(reason);
        process.kill();
      });
      return `The server ${await process.ended}.`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      health.abort();
      this.#process = null;
      if (this.#connection === 'connected') this.#address = deferred();
    }
  }

  #set(connection: Connection): void {
    if (connection === this.#connection) return;
    this.#connection = connection;
    this.#changed.fire(connection);
  }
}

function unavailable(reason: string): SleuthsError {
  return new SleuthsError({
    code: 'unavailable',
    message: reason,
    remedy: 'See “Safari Sleuths: Show Log”, then run “Safari Sleuths: Restart Server”.',
  });
}
