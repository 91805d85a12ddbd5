import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { Job } from '../../server/contract/job.ts';
import { Jobs, type JobContext, type JobRequest } from '../../server/jobs/jobs.ts';
import { ProgressMeter } from '../../server/jobs/progress-meter.ts';

let runs: string;
beforeEach(async () => {
  runs = await mkdtemp(join(tmpdir(), 'runs-'));
});
afterEach(() => rm(runs, { recursive: true }));

const request = (run: JobRequest['run'], changes: Partial<JobRequest> = {}): JobRequest => ({
  kind: 'index',
  collection: 'c1',
  runs,
  unit: 'images',
  run,
  ...changes,
});

const untilAborted = (context: JobContext) =>
  new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve()));

it('runs work, tells its states in order, keeps result and log', async () => {
  const states: Job['state'][] = [];
  const jobs = new Jobs((job) => states.push(job.state));
  const { id } = jobs.start(
    request(async (context) => {
      context.progress({ total: 3, done: 3, message: 'images/c.jpg' });
      context.log('warning', 'blurred', 'images/c.jpg');
      return { images: 3 };
    }),
  );
  const job = await jobs.ended(id);
  expect(job).toMatchObject({
    state: 'done',
    result: { images: 3 },
    progress: { done: 3, total: 3 },
  });
  expect([...new Set(states)]).toEqual(['queued', 'running', 'done']);
  expect((await jobs.logs(id, { limit: 10 })).items).toMatchObject([
    { level: 'warning', message: 'blurred', file: 'images/c.jpg' },
  ]);
});

it('does one piece of work at a time, in the order asked', async () => {
  const jobs = new Jobs();
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} starts`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(`${name} ends`);
  };
  const first = jobs.start(request(work('a'), { collection: 'a' }));
  const second = jobs.start(request(work('b'), { collection: 'b' }));
  await Promise.all([jobs.ended(first.id), jobs.ended(second.id)]);
  expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
});

it('refuses the same work twice at once', async () => {
  const jobs = new Jobs();
  jobs.start(request(untilAborted));
  expect(() => jobs.start(request(untilAborted))).toThrow(SleuthsError);
  await jobs.stop();
});

describe('abort', () => {
  it('stops running work and leaves what it returned', async () => {
    const jobs = new Jobs();
    const { id } = jobs.start(
      request(async (context) => {
        await untilAborted(context);
        return { images: 1 };
      }),
    );
    jobs.abort(id);
    expect(await jobs.ended(id)).toMatchObject({ state: 'aborted' });
  });

  it('never starts work that was aborted in the queue', async () => {
    const jobs = new Jobs();
    let started = false;
    const first = jobs.start(request(untilAborted, { collection: 'a' }));
    const second = jobs.start(
      request(
        async () => {
          started = true;
        },
        { collection: 'b' },
      ),
    );
    jobs.abort(second.id);
    jobs.abort(first.id);
    expect((await jobs.ended(second.id)).state).toBe('aborted');
    expect(started).toBe(false);
  });
});

it('says why work failed, and goes on with the next', async () => {
  const jobs = new Jobs();
  const failed = jobs.start(
    request(async () => {
      throw new SleuthsError({ code: 'unavailable', message: 'No detector.', remedy: 'Get one.' });
    }),
  );
  const next = jobs.start(request(async () => 'fine', { kind: 'other' }));
  expect((await jobs.ended(failed.id)).error).toMatchObject({
    code: 'unavailable',
    remedy: 'Get one.',
  });
  expect((await jobs.ended(next.id)).result).toBe('fine');
});

describe('a later session', () => {
  it('knows ended jobs and calls unfinished ones interrupted', async () => {
    const before = new Jobs();
    const done = before.start(request(async () => 1));
    await before.ended(done.id);
    const killed = before.start(request(untilAborted));
    while ((await readdir(runs)).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));

    const after = new Jobs();
    await after.remember(runs);
    expect(after.get(done.id).state).toBe('done');
    expect(after.get(killed.id).state).toBe('interrupted');
    await before.stop();
  });

  it('reads a log whose last line is torn', async () => {
    const before = new Jobs();
    const { id } = before.start(request(async (context) => context.log('info', 'whole')));
    await before.ended(id);
    await appendFile(join(runs, id, 'log.jsonl'), '{"at":"2024');
    const after = new Jobs();
    await after.remember(runs);
    expect((await after.logs(id, { limit: 10 })).items).toMatchObject([{ message: 'whole' }]);
  });
});

it('forgets a cleared job, on disk too, but none that is under way', async () => {
  const jobs = new Jobs();
  const { id } = jobs.start(request(untilAborted));
  await expect(jobs.clear(id)).rejects.toThrow(/under way/);
  await jobs.stop();
  await jobs.clear(id);
  expect(() => jobs.get(id)).toThrow(/no job/);
  expect(await readdir(runs)).toEqual([]);
});

it('pages through jobs, newest first', async () => {
  const jobs = new Jobs();
  for (const kind of ['a', 'b', 'c']) {
    await jobs.ended(jobs.start(request(async () => null, { kind })).id);
  }
  const first = jobs.list({}, { limit: 2 });
  const second = jobs.list({}, { limit: 2, cursor: first.next! });
  expect([first.items.length, second.items.length, first.total]).toEqual([2, 1, 3]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
  expect(jobs.list({ collection: 'elsewhere' }, { limit: 2 }).total).toBe(0);
});

describe('progress', () => {
  it('gives rate and time left of what was done', () => {
    let now = 0;
    const meter = new ProgressMeter('images', () => now);
    meter.update({ total: 100 });
    now = 2_000;
    expect(meter.update({ done: 10 })).toMatchObject({ perSecond: 5, secondsLeft: 18 });
  });

  it('follows when the work slows down', () => {
    let now = 0;
    const meter = new ProgressMeter('images', () => now);
    meter.update({ total: 10_000 });
    for (let second = 1; second <= 10; second++) {
      now = second * 1000;
      meter.update({ done: second * 100 });
    }
    for (let second = 11; second <= 60; second++) {
      now = second * 1000;
      meter.update({ done: 1000 + second - 10 });
    }
    expect(meter.read().perSecond).toBeCloseTo(1, 1);
  });

  it('claims nothing before anything was done', () => {
    const meter = new ProgressMeter('images');
    expect(meter.update({ total: 100 })).toMatchObject({ perSecond: null, secondsLeft: null });
  });
});
