import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { ErrorBody } from '../../../server/contract/errors.ts';
import type { Overview } from '../../../server/contract/overview.ts';
import { isAbort, toErrorBody } from '../error-body.ts';
import { throttle } from '../throttle.ts';
import { createIndividualGallery, type IndividualGallery } from './individual-gallery.ts';

/** How far the review is and what is in the dataset, kept up to date while somebody looks. */
export interface OverviewStore {
  /** null: not read yet. */
  overview: ReadonlySignal<Overview | null>;
  loading: ReadonlySignal<boolean>;
  /** Why the last reading failed; what was read before stays. */
  error: ReadonlySignal<ErrorBody | null>;
  individuals: IndividualGallery;
  show(): void;
  hide(): void;
  load(): Promise<void>;
  /** Something in the dataset has changed. */
  touch(): void;
}

export function createOverview(call: Call, collection: string): OverviewStore {
  const overview = signal<Overview | null>(null);
  const loading = signal(false);
  const error = signal<ErrorBody | null>(null);
  const individuals = createIndividualGallery(call, collection);
  let shown = false;
  let outOfDate = true;
  let abort = new AbortController();

  const load = async () => {
    abort.abort();
    abort = new AbortController();
    const { signal: current } = abort;
    outOfDate = false;
    loading.value = true;
    void individuals.refresh();
    try {
      const read = await call('overview.get', { params: { collection } }, current);
      if (current.aborted) return;
      overview.value = read;
      error.value = null;
    } catch (reason) {
      if (current.aborted || isAbort(reason)) return;
      error.value = toErrorBody(reason);
      outOfDate = true;
    }
    loading.value = false;
  };

  // A person who names boxes elsewhere, or an index job, changes the numbers all the time.
  const loadSoon = throttle(() => {
    if (shown && outOfDate) void load();
  }, 2000);

  return {
    overview,
    loading,
    error,
    individuals,
    show: () => {
      shown = true;
      if (outOfDate) void load();
    },
    hide: () => {
      shown = false;
    },
    load,
    touch: () => {
      outOfDate = true;
      loadSoon();
    },
  };
}
