import type { Collection } from '../../server/contract/collection.ts';

/** The species of a dataset that has but one: what a person names there is of it. */
export function soleSpecies({ species }: Collection): string | null {
  const named = species.filter((name) => name !== '');
  return named.length === 1 ? (named[0] ?? null) : null;
}
