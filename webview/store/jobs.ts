import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Job } from '../../server/contract/job.ts';

/** The long work of the open dataset. */
export interface Jobs {
  /** The job to show: the one under way, else the last that ended and was not put away. */
  shown: ReadonlySignal<Job | null>;
  running: ReadonlySignal<boolean>;
  /** The newest job of a kind; follows changes where signals are followed. */
  newest(kind: string): Job | null;
  load(): Promise<void>;
  take(job: Job): void;
  dismiss(job: Job): void;
}

export function isUnderWay(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

export function createJobs(call: Call, collection: string): Jobs {
  const jobs = signal<ReadonlyMap<string, Job>>(new Map());
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const put = (items: readonly Job[]) => {
    const next = new Map(jobs.peek());
    for (const job of items) next.set(job.id, job);
    jobs.value = next;
  };

  const shown = computed(() => {
    const all = [...jobs.value.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const underWay = all.find((job) => job.state === 'running') ?? all.find(isUnderWay);
    const last = all[0];
    if (underWay) return underWay;
    // A job that was done before this page opened is no news; one that went wrong is.
    return last && !dismissed.value.has(last.id) ? last : null;
  });

  return {
    shown,
    running: computed(() => shown.value !== null && isUnderWay(shown.value)),
    newest: (kind) =>
      [...jobs.value.values()]
        .filter((job) => job.kind === kind)
        .reduce<Job | null>(
          (last, job) => (last && last.createdAt >= job.createdAt ? last : job),
          null,
        ),
    load: async () => {
      const { items } = await call('jobs.list', { query: { collection, limit: 20 } });
      const done = items.filter((job) => job.state === 'done' || job.state === 'aborted');
      dismissed.value = new Set([...dismissed.peek(), ...done.map((job) => job.id)]);
      put(items);
    },
    take: (job) => {
      if (job.collection === collection) put([job]);
    },
    dismiss: (job) => {
      dismissed.value = new Set(dismissed.peek()).add(job.id);
    },
  };
}
