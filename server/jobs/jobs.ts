import { randomBytes } from 'node:crypto';
import { SleuthsError, type ErrorBody } from '../contract/errors.ts';
import type { Job, JobLogEntry } from '../contract/job.ts';
import type { Page } from '../contract/page.ts';
import { ProgressMeter } from './progress-meter.ts';
import { readRuns, RunFolder } from './run-folder.ts';

/** How often progress is told, in milliseconds. */
const tellEvery = 200;

export interface JobContext {
  /** Aborted when a person stops the job: the work ends at the next good place. */
  signal: AbortSignal;
  progress: (change: { done?: number; total?: number | null; message?: string }) => void;
  log: (level: JobLogEntry['level'], message: string, file?: string) => void;
}

export interface JobRequest {
  kind: string;
  collection: string | null;
  /** Where its record is kept; null: nowhere, it is forgotten with the process. */
  runs: string | null;
  unit: string;
  /** The work; what it returns is the job's result. */
  run(context: JobContext): Promise<unknown>;
}

interface Entry {
  job: Job;
  folder: RunFolder | null;
  abort: AbortController;
  log: JobLogEntry[];
  ended: Promise<void>;
}

const isOver = (job: Job) => job.state !== 'queued' && job.state !== 'running';

/** Long work, one piece at a time, with a record that outlives the process. */
export class Jobs {
  readonly #entries = new Map<string, Entry>();
  readonly #onChange: (job: Job) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onChange: (job: Job) => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** Takes in the jobs that earlier sessions left in `runs`. */
  async remember(runs: string): Promise<void> {
    for (const job of await readRuns(runs)) {
      if (this.#entries.has(job.id)) continue;
      this.#entries.set(job.id, {
        job,
        folder: new RunFolder(runs, job.id),
        abort: new AbortController(),
        log: [],
        ended: Promise.resolve(),
      });
    }
  }

  /**
   * Queues work behind what is under way.
   * @throws SleuthsError `busy` when the same work is already queued or running
   */
  start(request: JobRequest): Job {
    for (const { job } of this.#entries.values()) {
      if (!isOver(job) && job.kind === request.kind && job.collection === request.collection) {
        throw new SleuthsError({
          code: 'busy',
          message: `“${request.kind}” is already under way.`,
          remedy: `Wait for job ${job.id}, or abort it.`,
        });
      }
    }
    const now = new Date();
    const id = `${now.toISOString().replace(/[-:.Z]/g, '')}-${randomBytes(3).toString('hex')}`;
    const meter = new ProgressMeter(request.unit);
    const job: Job = {
      id,
      kind: request.kind,
      collection: request.collection,
      state: 'queued',
      createdAt: now.toISOString(),
      endedAt: null,
      progress: meter.read(),
      result: null,
      error: null,
    };
    const entry: Entry = {
      job,
      folder: request.runs === null ? null : new RunFolder(request.runs, id),
      abort: new AbortController(),
      log: [],
      ended: Promise.resolve(),
    };
    this.#entries.set(id, entry);
    entry.ended = this.#last.then(() => this.#run(entry, request));
    this.#last = entry.ended;
    this.#onChange(entry.job);
    return entry.job;
  }

  async #run(entry: Entry, request: JobRequest): Promise<void> {
    const { signal } = entry.abort;
    const meter = new ProgressMeter(request.unit);
    let unsaved: JobLogEntry[] = [];
    const flushLog = async () => {
      const entries = unsaved;
      unsaved = [];
      if (entries.length > 0) await entry.folder?.log(entries);
    };
    const change = (fields: Partial<Job>) => {
      entry.job = { ...entry.job, ...fields };
      this.#onChange(entry.job);
    };
    const context: JobContext = {
      signal,
      progress: (step) => {
        entry.job = { ...entry.job, progress: meter.update(step) };
      },
      log: (level, message, file) => {
        const said: JobLogEntry = { at: new Date().toISOString(), level, message };
        if (file !== undefined) said.file = file;
        unsaved.push(said);
        if (!entry.folder) entry.log.push(said);
      },
    };
    if (signal.aborted) return change({ state: 'aborted', endedAt: new Date().toISOString() });

    change({ state: 'running' });
    let told = entry.job.progress;
    const teller = setInterval(() => {
      if (entry.job.progress !== told) this.#onChange(entry.job);
      told = entry.job.progress;
      void flushLog().catch(() => undefined);
    }, tellEvery);
    let outcome: Partial<Job>;
    try {
      await entry.folder?.save(entry.job);
      signal.throwIfAborted();
      const result = await request.run(context);
      outcome = signal.aborted ? { state: 'aborted', result } : { state: 'done', result };
    } catch (error) {
      outcome = signal.aborted
        ? { state: 'aborted' }
        : { state: 'failed', error: errorBody(error) };
      if (!signal.aborted) context.log('error', errorBody(error).message);
    } finally {
      clearInterval(teller);
    }
    await flushLog().catch(() => undefined);
    change({ ...outcome, endedAt: new Date().toISOString() });
    // A full disk must not turn done work into failed work: the record is all that is lost.
    await entry.folder?.save(entry.job).catch(() => undefined);
  }

  list(filter: { collection?: string }, page: { cursor?: string; limit: number }): Page<Job> {
    const all = [...this.#entries.values()]
      .map(({ job }) => job)
      .filter((job) => filter.collection === undefined || job.collection === filter.collection)
      .sort((a, b) => (a.id < b.id ? 1 : -1));
    const start = page.cursor ? all.findIndex(({ id }) => id < page.cursor!) : 0;
    const items = start < 0 ? [] : all.slice(start, start + page.limit);
    const more = start >= 0 && start + page.limit < all.length;
    return { items, next: more ? items.at(-1)!.id : null, total: all.length };
  }

  /** @throws SleuthsError `not-found` */
  get(id: string): Job {
    return this.#entry(id).job;
  }

  /** Asks a job to stop; it does so at the next good place. */
  abort(id: string): Job {
    const entry = this.#entry(id);
    entry.abort.abort();
    return entry.job;
  }

  async logs(id: string, page: { cursor?: string; limit: number }): Promise<Page<JobLogEntry>> {
    const entry = this.#entry(id);
    const all = entry.folder ? await entry.folder.readLog() : entry.log;
    const start = Number(page.cursor ?? 0);
    const end = start + page.limit;
    return {
      items: all.slice(start, end),
      next: end < all.length ? String(end) : null,
      total: all.length,
    };
  }

  /** Forgets an ended job and deletes its record. */
  async clear(id: string): Promise<void> {
    const entry = this.#entry(id);
    if (!isOver(entry.job)) {
      throw new SleuthsError({
        code: 'busy',
        message: `Job ${id} is under way.`,
        remedy: 'Abort it first.',
      });
    }
    await entry.folder?.delete();
    this.#entries.delete(id);
  }

  /** Resolves with the job when it has ended. */
  async ended(id: string): Promise<Job> {
    const entry = this.#entry(id);
    await entry.ended;
    return entry.job;
  }

  /** Aborts what is under way, of one collection or all, and waits until it has stopped. */
  async stop(collection?: string): Promise<void> {
    const entries = [...this.#entries.values()].filter(
      ({ job }) => !isOver(job) && (collection === undefined || job.collection === collection),
    );
    for (const { abort } of entries) abort.abort();
    await Promise.all(entries.map(({ ended }) => ended));
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new SleuthsError({ code: 'not-found', message: `There is no job ${id}.` });
    return entry;
  }
}

function errorBody(error: unknown): ErrorBody {
  if (error instanceof SleuthsError) return error.body;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
