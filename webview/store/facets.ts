import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Facets } from '../../server/contract/filters.ts';
import type { Queue } from './queue.ts';

/** How many images each choice of a filter would leave. */
export interface FacetCounts {
  /** Somebody looks at them; otherwise nothing is asked. */
  watched: Signal<boolean>;
  /** null: not known yet. Those of the filters before stay in sight until the new ones are here. */
  counts: ReadonlySignal<Facets | null>;
  /** What is shown is of other filters. */
  outdated: ReadonlySignal<boolean>;
  /** Decisions have changed what fits. */
  touch(): void;
}

/** Until a person has finished typing or choosing, in milliseconds. */
const pause = 250;

export function createFacets(call: Call, collection: string, queue: Queue): FacetCounts {
  const watched = signal(false);
  const counts = signal<Facets | null>(null);
  const outdated = signal(true);
  const round = signal(0);
  let abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = '';

  const ask = async (key: string, signal: AbortSignal) => {
    try {
      const query = queue.query.peek();
      const found = await call('images.facets', { params: { collection }, query }, signal);
      if (signal.aborted) return;
      counts.value = found;
      outdated.value = false;
      shown = key;
    } catch {
      // The choices can be made without their counts.
    }
  };

  effect(() => {
    const key = JSON.stringify([queue.query.value, round.value]);
    if (!watched.value || key === shown) return;
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    outdated.value = true;
    const { signal } = abort;
    timer = setTimeout(() => void ask(key, signal), counts.peek() === null ? 0 : pause);
  });

  return { watched, counts, outdated, touch: () => (round.value = round.peek() + 1) };
}
