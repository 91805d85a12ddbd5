import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { deferred } from '../deferred.ts';
import type { Log } from '../log.ts';
import type { Launch } from './launch.ts';
import { onLine } from './lines.ts';
import { parseReadyLine } from './ready-line.ts';

/** Where a running server is reached, and the secret it asks for. */
export interface ServerAddress {
  /** Origin without a trailing slash, e.g. `http://127.0.0.1:41234`. */
  url: string;
  token: string;
}

export interface ServerProcessOptions {
  /** Milliseconds until a server that has not said it is ready counts as failed. */
  readyWithin: number;
  /** Milliseconds between asking it to end and killing it. */
  endWithin: number;
}

/** One run of the server: from its start until it has ended. */
export class ServerProcess {
  /** Resolves when the server listens; rejects when it ends before that or takes too long. */
  readonly ready: Promise<ServerAddress>;
  /** Resolves, never rejects, with why the process ended. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #endWithin: number;

  constructor(launch: Launch, log: Log, options: ServerProcessOptions) {
    this.#endWithin = options.endWithin;
    this.#child = spawn(launch.command, launch.args, {
      env: launch.env,
      // Its input stays open as long as we live: the server ends when it closes, even if the
      // extension host was killed and could not stop it.
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    // Writing to an ended process is no error of ours.
    this.#child.stdin.on('error', () => {});
    let lastError = '';
    onLine(this.#child.stderr, (line) => {
      log.info(`[server] ${line}`);
      if (/^(\w*Error|error)\b.*: /.test(line)) lastError = `: ${line}`;
    });
    this.ended = new Promise((resolve) => {
      const tell = () => resolve(`ended with ${this.#ending()}${lastError}`);
      this.#child.on('error', (error) => resolve(`could not be started: ${error.message}`));
      // `close` comes once its last words are read, but waits for its own children as well.
      this.#child.on('close', tell).on('exit', () => setTimeout(tell, 500));
    });
    this.ready = this.#waitForPort(log, options.readyWithin).then((port) => ({
      // From the port alone: the printed URL may carry the token, for a person to click.
      url: `http://127.0.0.1:${port}`,
      token: launch.token,
    }));
    // Whoever waits for the end alone must not be hit by this rejection.
    this.ready.catch(() => {});
  }

  /** undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks the server to end, and kills it when it does not. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#child.stdin.end();
    const abort = new AbortController();
    const late = delay(this.#endWithin, 'late', { signal: abort.signal }).catch(() => 'cancelled');
    const first = await Promise.race([this.ended, late]);
    abort.abort();
    if (first === 'late') this.kill();
    await this.ended;
  }

  /** Ends it at once. It loses nothing: what it acknowledged is on disk. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #ending(): string {
    const { signalCode, exitCode } = this.#child;
    return signalCode ?? `code ${exitCode}`;
  }

  async #waitForPort(log: Log, within: number): Promise<number> {
    const listening = deferred<number>();
    onLine(this.#child.stdout, (line) => {
      const port = parseReadyLine(line);
      if (port !== null) listening.resolve(port);
      else log.info(`[server] ${line}`);
    });
    const timer = setTimeout(() => {
      listening.reject(new Error(`The server did not start within ${within / 1000} s.`));
      this.kill();
    }, within);
    void this.ended.then((reason) => listening.reject(new Error(`The server ${reason}.`)));
    try {
      return await listening.promise;
    } finally {
      clearTimeout(timer);
    }
  }
}
