import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Log } from '../../extension/log.ts';
import type { Launch } from '../../extension/server/launch.ts';

/** What the fake does beside answering; `first` concerns its first start alone. */
export type Fault =
  'none' | 'first-ends-at-once' | 'ends-at-once' | 'never-ready' | 'first-hangs' | 'ignores-stdin';

/**
 * A small server that keeps the contract of `serve --json --exit-with-parent`: one line when ready,
 * a token, health, events, an end with its standard input. Written to disk, as the real one is.
 */
function source(fault: Fault): string {
  const ws = pathToFileURL(path.resolve('node_modules/ws/wrapper.mjs')).href;
  return `
    import fs from 'node:fs';
    import http from 'node:http';
    import { WebSocketServer } from '${ws}';
    const starts = new URL('./starts', import.meta.url);
    fs.appendFileSync(starts, process.pid + '\\n');
    const first = fs.readFileSync(starts, 'utf8').trim().split('\\n').length === 1;
    const fault = '${fault}';
    if (fault === 'ends-at-once' || (first && fault === 'first-ends-at-once')) {
      console.error('Error: the disk is full');
      process.exit(3);
    }
    if (fault !== 'ignores-stdin') process.stdin.on('end', () => process.exit(0)).resume();
    const authorized = (request) =>
      request.headers.authorization === 'Bearer ' + process.env.SLEUTHS_TOKEN;
    const server = http.createServer((request, response) => {
      if (first && fault === 'first-hangs') return;
      response.statusCode = authorized(request) ? 200 : 401;
      response.end(JSON.stringify({ version: '1', uptimeSeconds: 1, pid: process.pid }));
    });
    new WebSocketServer({ server, path: '/api/events' }).on('connection', (socket, request) => {
      if (authorized(request)) socket.send(JSON.stringify({ type: 'job', job: { id: 'a' } }));
    });
    server.listen(0, '127.0.0.1', () => {
      console.log('a library says something');
      console.error('listening');
      if (fault !== 'never-ready') console.log(JSON.stringify({ port: server.address().port }));
    });
  `;
}

export interface FakeServer {
  launch: Launch;
  /** Process ids of all starts so far. */
  starts(): Promise<number[]>;
}

/** Writes the fake into a folder that goes with the test. */
export async function fakeServer(fault: Fault = 'none'): Promise<FakeServer> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'sleuths-fake-server-'));
  onTestFinished(() => fs.rm(folder, { recursive: true, force: true }));
  const script = path.join(folder, 'server.mjs');
  await fs.writeFile(script, source(fault));
  return {
    launch: {
      token: 'secret',
      command: process.execPath,
      args: [script],
      env: { ...process.env, NODE_OPTIONS: '', SLEUTHS_TOKEN: 'secret' },
    },
    async starts() {
      const text = await fs.readFile(path.join(folder, 'starts'), 'utf8').catch(() => '');
      return text.split('\n').filter(Boolean).map(Number);
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A log that keeps its lines. */
export function memoryLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string) => void lines.push(message);
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}
