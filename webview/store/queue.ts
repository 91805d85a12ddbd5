import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ImageOrder } from '../../server/contract/filters.ts';
import { activeFilters, toQuery, type ActiveFilter, type Filters } from './filters.ts';
import type { Mode } from './mode.ts';
import type { QueueMemory } from './queue-memory.ts';

/** What the person wants to review, and in which order; all lists and grids follow it. */
export interface Queue {
  mode: Signal<Mode>;
  filters: ReadonlySignal<Filters>;
  order: Signal<ImageOrder>;
  /** Seconds between photographs of one encounter, at most. */
  gap: Signal<number>;
  /** The filters as every filtered route takes them. */
  query: ReadonlySignal<Filters>;
  active: ReadonlySignal<readonly ActiveFilter[]>;
  /** Unnamed boxes are wanted: one that is accepted waits until it has a name. */
  naming: ReadonlySignal<boolean>;
  /** Changes some filters; `undefined` leaves a field open. */
  narrow(part: { [Field in keyof Filters]?: Filters[Field] | undefined }): void;
  widen(filter: ActiveFilter): void;
  clear(): void;
}

/** @param memory what was wanted when the dataset was last open; told of every change */
export function createQueue(memory: QueueMemory): Queue {
  const before = memory.read();
  const filters = signal<Filters>(before.filters);
  const queue: Queue = {
    mode: signal<Mode>(before.mode),
    filters,
    order: signal<ImageOrder>(before.order),
    gap: signal(before.gap),
    query: computed(() => toQuery(filters.value)),
    active: computed(() => activeFilters(filters.value)),
    naming: computed(() => filters.value.named === false),
    narrow: (part) => {
      filters.value = toQuery({ ...filters.peek(), ...part });
    },
    widen: ({ fields }) => {
      queue.narrow(Object.fromEntries(fields.map((field) => [field, undefined])));
    },
    clear: () => (filters.value = {}),
  };
  let first = true;
  effect(() => {
    const { mode, order, gap } = queue;
    const now = {
      mode: mode.value,
      filters: filters.value,
      order: order.value,
      gap: gap.value,
    };
    if (!first) memory.write(now);
    first = false;
  });
  return queue;
}
