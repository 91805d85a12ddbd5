import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Job, JobLogEntry } from '../contract/job.ts';

/** A job on disk: `<runs>/<id>/job.json` and `log.jsonl`. */
export class RunFolder {
  readonly #folder: string;

  constructor(runs: string, id: string) {
    this.#folder = join(runs, id);
  }

  async save(job: Job): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFileAtomic(join(this.#folder, 'job.json'), `${JSON.stringify(job, null, 2)}\n`);
  }

  async log(entries: readonly JobLogEntry[]): Promise<void> {
    const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    await mkdir(this.#folder, { recursive: true });
    await appendFile(join(this.#folder, 'log.jsonl'), lines);
  }

  async readLog(): Promise<JobLogEntry[]> {
    const text = await readFile(join(this.#folder, 'log.jsonl'), 'utf8').catch(() => '');
    const entries: JobLogEntry[] = [];
    for (const line of text.split('\n')) {
      try {
        if (line) entries.push(JSON.parse(line) as JobLogEntry);
      } catch {
        // The last line of a process that was killed may be torn; the ones before it are good.
      }
    }
    return entries;
  }

  delete(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

/** Jobs of earlier sessions. One that was under way when its process ended is `interrupted`. */
export async function readRuns(runs: string): Promise<Job[]> {
  const names = await readdir(runs).catch(() => []);
  const jobs: Job[] = [];
  for (const name of names) {
    try {
      const job = JSON.parse(await readFile(join(runs, name, 'job.json'), 'utf8')) as Job;
      const underWay = job.state === 'running' || job.state === 'queued';
      jobs.push(underWay ? { ...job, state: 'interrupted' } : job);
    } catch {
      // Not a job's folder: somebody else's, left alone.
    }
  }
  return jobs;
}
