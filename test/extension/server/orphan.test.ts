import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { fakeServer, isAlive } from '../fake-server.ts';

test('a server does not outlive an extension host that was killed', async () => {
  const fake = await fakeServer();
  const supervisor = pathToFileURL(path.resolve('extension/server/supervisor.ts')).href;
  const script = `
    const { ServerSupervisor } = await import('${supervisor}');
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const launch = ${JSON.stringify({ ...fake.launch, env: { SLEUTHS_TOKEN: 'secret' } })};
    await new ServerSupervisor(() => launch, quiet).address();
    console.log('ready');
  `;
  const host = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await new Promise((resolve) => host.stdout.once('data', resolve));
  const [server] = await fake.starts();
  expect(isAlive(server!)).toBe(true);
  host.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(server!)).toBe(false), 10_000);
});
