import { expect, onTestFinished, test, vi } from 'vitest';
import { SleuthsError } from '../../../server/contract/errors.ts';
import type { Connection } from '../../../server/contract/messages.ts';
import { ServerSupervisor, type SupervisorOptions } from '../../../extension/server/supervisor.ts';
import { fakeServer, isAlive, memoryLog, type Fault } from '../fake-server.ts';

const quick: SupervisorOptions = {
  backoff: { first: 10, longest: 20, attempts: 2 },
  process: { readyWithin: 10_000, endWithin: 5_000 },
  health: { every: 60_000, within: 1_000, failures: 2 },
  settledAfter: 60_000,
};

async function supervised(fault: Fault = 'none', options: Partial<SupervisorOptions> = {}) {
  const fake = await fakeServer(fault);
  const log = memoryLog();
  const supervisor = new ServerSupervisor(() => fake.launch, log, { ...quick, ...options });
  onTestFinished(() => supervisor.stop());
  const connections: Connection[] = [];
  supervisor.onConnection((connection) => connections.push(connection));
  return { fake, log, supervisor, connections };
}

test('starts nothing before it is asked, then one server for all who ask', async () => {
  const { fake, supervisor } = await supervised();
  expect(await fake.starts()).toEqual([]);
  const [one, two] = await Promise.all([supervisor.address(), supervisor.address()]);
  expect(one).toEqual(two);
  expect(one.token).toBe('secret');
  expect((await fetch(one.url)).status).toBe(401);
  expect(await fake.starts()).toHaveLength(1);
});

test('stopping ends the process', async () => {
  const { supervisor, connections } = await supervised();
  await supervisor.address();
  const pid = supervisor.pid!;
  expect(isAlive(pid)).toBe(true);
  await supervisor.stop();
  expect(isAlive(pid)).toBe(false);
  expect(connections).toEqual(['connecting', 'connected', 'stopped']);
});

test('kills a server that does not end when it is asked', async () => {
  const { supervisor } = await supervised('ignores-stdin', {
    process: { readyWithin: 10_000, endWithin: 50 },
  });
  await supervisor.address();
  const pid = supervisor.pid!;
  await supervisor.stop();
  expect(isAlive(pid)).toBe(false);
});

test('starts the server again after it was killed, on a new address', async () => {
  const { fake, supervisor, connections } = await supervised();
  const before = await supervisor.address();
  process.kill(supervisor.pid!, 'SIGKILL');
  await vi.waitFor(() => expect(connections).toContain('lost'));
  const after = await supervisor.address();
  expect(await fake.starts()).toHaveLength(2);
  expect((await fetch(after.url)).status).toBe(401);
  await expect(fetch(before.url)).rejects.toThrow();
  expect(connections).toEqual(['connecting', 'connected', 'lost', 'connected']);
});

test('whoever waits during a failed start is answered by the next one', async () => {
  const { fake, supervisor } = await supervised('first-ends-at-once');
  await expect(supervisor.address()).resolves.toMatchObject({ token: 'secret' });
  expect(await fake.starts()).toHaveLength(2);
});

test('gives up after several failures in a row, says why, and can be started by hand', async () => {
  const { fake, supervisor } = await supervised('ends-at-once');
  const reasons: string[] = [];
  supervisor.onGivenUp((reason) => reasons.push(reason));
  const error = await supervisor.address().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SleuthsError);
  expect((error as SleuthsError).body).toMatchObject({ code: 'unavailable' });
  expect((error as SleuthsError).message).toContain('code 3: Error: the disk is full');
  expect(await fake.starts()).toHaveLength(3);
  expect(supervisor.connection).toBe('stopped');
  expect(reasons).toHaveLength(1);

  await expect(supervisor.restart()).rejects.toThrow('code 3');
  expect(await fake.starts()).toHaveLength(6);
});

test('a server that never becomes ready counts as failed', async () => {
  const { supervisor } = await supervised('never-ready', {
    backoff: { first: 10, longest: 10, attempts: 0 },
    process: { readyWithin: 300, endWithin: 5_000 },
  });
  await expect(supervisor.address()).rejects.toThrow('did not start within');
});

test('a server that cannot be started at all is reported', async () => {
  const launch = { token: '', command: '/no/such/program', args: [], env: {} };
  const supervisor = new ServerSupervisor(() => launch, memoryLog(), quick);
  await expect(supervisor.address()).rejects.toThrow('ENOENT');
});

test('a server that no longer answers is replaced', async () => {
  const { fake, supervisor } = await supervised('first-hangs', {
    health: { every: 20, within: 200, failures: 2 },
  });
  await supervisor.address();
  await vi.waitFor(async () => expect(await fake.starts()).toHaveLength(2), 10_000);
  const [hung] = await fake.starts();
  await vi.waitFor(() => expect(isAlive(hung!)).toBe(false));
});

test('restarting replaces the process, and tells that something was missed', async () => {
  const { supervisor, connections } = await supervised();
  await supervisor.address();
  const before = supervisor.pid!;
  await supervisor.restart();
  expect(supervisor.pid).not.toBe(before);
  expect(isAlive(before)).toBe(false);
  expect(connections).toEqual(['connecting', 'connected', 'lost', 'connected']);
});

test('what the server says on standard error is in the log', async () => {
  const { log, supervisor } = await supervised();
  await supervisor.address();
  await vi.waitFor(() => expect(log.lines).toContain('[server] listening'));
  expect(log.lines).toContain('[server] a library says something');
});
