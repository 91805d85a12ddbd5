import { expect, onTestFinished, test, vi } from 'vitest';
import type { ServerEvent } from '../../../server/contract/events.ts';
import type { Connection } from '../../../server/contract/messages.ts';
import { Server } from '../../../extension/server/server.ts';
import { ServerSupervisor, supervisorDefaults } from '../../../extension/server/supervisor.ts';
import { fakeServer, memoryLog } from '../fake-server.ts';

async function startable() {
  const fake = await fakeServer();
  const backoff = { first: 10, longest: 10, attempts: 2 };
  const supervisor = new ServerSupervisor(() => fake.launch, memoryLog(), {
    ...supervisorDefaults,
    backoff,
  });
  const server = new Server(supervisor, memoryLog());
  onTestFinished(async () => {
    server.dispose();
    await supervisor.stop();
  });
  return { supervisor, server };
}

test('a call starts the server and carries the token', async () => {
  const { server, supervisor } = await startable();
  const health = await server.call('server.health', {});
  expect(health).toMatchObject({ version: '1', pid: supervisor.pid });
});

test('events are heard, again after a restart, and the state follows the server', async () => {
  const { server, supervisor } = await startable();
  const events: ServerEvent[] = [];
  const connections: Connection[] = [];
  server.onEvent((event) => events.push(event));
  server.onConnection((connection) => connections.push(connection));
  await server.call('server.health', {});
  await vi.waitFor(() => expect(events).toHaveLength(1));
  expect(events[0]).toEqual({ type: 'job', job: { id: 'a' } });
  expect(server.connection).toBe('connected');

  process.kill(supervisor.pid!, 'SIGKILL');
  await vi.waitFor(() => expect(events).toHaveLength(2));
  expect(connections).toEqual(['connected', 'lost', 'connected']);
});

test('a call that is made while the server is down waits for the next one', async () => {
  const { server, supervisor } = await startable();
  await server.call('server.health', {});
  process.kill(supervisor.pid!, 'SIGKILL');
  await vi.waitFor(() => expect(supervisor.connection).not.toBe('connected'));
  await expect(server.call('server.health', {})).resolves.toMatchObject({ version: '1' });
});

test('an aborted call rejects', async () => {
  const { server } = await startable();
  await expect(server.call('server.health', {}, AbortSignal.abort())).rejects.toThrow('aborted');
});
