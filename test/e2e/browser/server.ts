import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The real server, as the command line starts it. */
export interface ReviewServer {
  url: string;
  port: number;
  stop(): Promise<void>;
}

interface Options {
  /** 0: any free one. */
  port?: number;
  /** The key to the page; made by the server when left out. */
  token?: string;
}

/** Starts `sleuths serve` on a dataset and waits for the address that it prints. */
export async function startServer(dataset: string, options: Options = {}): Promise<ReviewServer> {
  const flags = ['--port', String(options.port ?? 0), '--no-open', '--json'];
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', dataset, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(options.token ? { SLEUTHS_TOKEN: options.token } : {}) },
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const address = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended (${code}).\n${complaints}`)));
  });
  const { url, port } = JSON.parse(await address) as { url: string; port: number };
  return { url, port, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
