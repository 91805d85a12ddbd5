import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { filters, gap, ImageOrder, type Filters } from '../../server/contract/filters.ts';
import type { Memory } from '../transport/memory.ts';
import { modes, type Mode } from './mode.ts';

/** What a person reviewed in a dataset, and how: found again after a reload. */
export interface RememberedQueue {
  mode: Mode;
  filters: Filters;
  order: ImageOrder;
  /** Seconds. */
  gap: number;
  image: string | null;
}

export interface QueueMemory {
  read(): RememberedQueue;
  write(part: Partial<RememberedQueue>): void;
}

/** Datasets whose queue is remembered. */
const datasetsAtMost = 50;

export const defaultQueue: RememberedQueue = {
  mode: 'images',
  filters: {},
  order: 'path',
  gap: 60,
  image: null,
};

/** The part of the page's memory that is about one dataset. */
export function createQueueMemory(memory: Memory, collection: string): QueueMemory {
  const read = () => parseQueue(memory.read().queues[collection]);
  return {
    read,
    write: (part) => {
      const own = { ...read(), ...part };
      const others = Object.entries(memory.read().queues).filter(([id]) => id !== collection);
      // The dataset that was used last stands last; the oldest are forgotten.
      const kept = [...others, [collection, own] as const].slice(-datasetsAtMost);
      memory.write({ queues: Object.fromEntries(kept) });
    },
  };
}

/** Reads a stored queue of unknown age: what is missing or wrong becomes the default. */
export function parseQueue(value: unknown): RememberedQueue {
  const stored = asRecord(value);
  const one = <T>(schema: TSchema, field: string, fallback: T): T =>
    Value.Check(schema, stored[field]) && stored[field] !== undefined
      ? (stored[field] as T)
      : fallback;
  return {
    mode: modes.find((mode) => mode === stored.mode) ?? defaultQueue.mode,
    filters: parseFilters(stored.filters),
    order: one(ImageOrder, 'order', defaultQueue.order),
    gap: one(gap, 'gap', defaultQueue.gap),
    image: typeof stored.image === 'string' ? stored.image : null,
  };
}

function parseFilters(value: unknown): Filters {
  const stored = asRecord(value);
  const sound = Object.entries(filters).filter(
    ([field, schema]) => stored[field] !== undefined && Value.Check(schema, stored[field]),
  );
  return Object.fromEntries(sound.map(([field]) => [field, stored[field]]));
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
