import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import {
  explorationKinds,
  type Exploration,
  type ExplorationKind,
} from '../../server/contract/group.ts';
import type { Job } from '../../server/contract/job.ts';
import { toErrorBody } from './error-body.ts';
import { isUnderWay, type Jobs } from './jobs.ts';

/** What has been worked out over all crops, and the work of working it out. */
export interface ExplorationStore {
  /** null: not asked yet. */
  state: ReadonlySignal<Exploration | null>;
  error: ReadonlySignal<ErrorBody | null>;
  load(): Promise<void>;
  /** The job of a kind while it is under way or has failed; follows changes. */
  job(kind: ExplorationKind): Job | null;
  /** Works it out, or works it out anew. */
  make(kind: ExplorationKind): Promise<void>;
  cancel(kind: ExplorationKind): Promise<void>;
}

export interface ExplorationOptions {
  call: Call;
  collection: string;
  jobs: Pick<Jobs, 'newest' | 'take'>;
  /** A job of this kind has come to its end. */
  onMade: (kind: ExplorationKind) => void;
}

export function createExploration(options: ExplorationOptions): ExplorationStore {
  const { call, collection, jobs, onMade } = options;
  const state = signal<Exploration | null>(null);
  const error = signal<ErrorBody | null>(null);

  const attempt = async (action: () => Promise<void>) => {
    error.value = null;
    try {
      await action();
    } catch (reason) {
      error.value = toErrorBody(reason);
    }
  };

  const load = () =>
    attempt(async () => {
      state.value = await call('exploration.get', { params: { collection } });
    });

  const job = (kind: ExplorationKind) => {
    const newest = jobs.newest(kind);
    return newest && (isUnderWay(newest) || newest.state === 'failed') ? newest : null;
  };

  const running = new Map<ExplorationKind, boolean>();
  effect(() => {
    for (const kind of explorationKinds) {
      const newest = jobs.newest(kind);
      const now = newest !== null && isUnderWay(newest);
      if (running.get(kind) && !now) {
        void load();
        onMade(kind);
      }
      running.set(kind, now);
    }
  });

  return {
    state,
    error,
    load,
    job,
    make: (kind) =>
      attempt(async () => {
        jobs.take(await call('jobs.start', { body: { kind, collection } }));
      }),
    cancel: (kind) =>
      attempt(async () => {
        const newest = jobs.newest(kind);
        if (newest) jobs.take(await call('jobs.abort', { params: { job: newest.id } }));
      }),
  };
}
