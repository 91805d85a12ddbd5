import type { Call } from '../../server/contract/client.ts';
import type { Individual } from '../../server/contract/collection.ts';
import { fuzzyFilter } from './fuzzy.ts';

/** More known individuals than this are searched by the server, by part of the name. */
const heldAtMost = 1000;

/** Known individuals of a species that fit what was typed, the best first. */
export async function findIndividuals(
  call: Call,
  collection: string,
  species: string | null,
  typed: string,
  signal: AbortSignal,
): Promise<Individual[]> {
  const base = { species: species ?? undefined, limit: heldAtMost };
  const all = await call('labels.list', { params: { collection }, query: base }, signal);
  const few = all.next === null || typed.trim() === '';
  const { items } = few
    ? all
    : await call(
        'labels.list',
        { params: { collection }, query: { ...base, text: typed.trim() } },
        signal,
      );
  return fuzzyFilter(typed, items, ({ name }) => name).slice(0, 50);
}
