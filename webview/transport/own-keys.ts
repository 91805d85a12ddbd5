import { verbs, type Verb } from '../../server/contract/verbs.ts';

/** Keys that a person has chosen in place of a verb's own; an empty list: none. */
export type OwnKeys = Partial<Record<Verb, readonly string[]>>;

/** Reads stored keys of unknown age: what is no verb, or no list of keys, is left out. */
export function parseOwnKeys(value: unknown): OwnKeys {
  if (typeof value !== 'object' || value === null) return {};
  const isKeys = (keys: unknown) =>
    Array.isArray(keys) && keys.every((key) => typeof key === 'string' && key !== '');
  return Object.fromEntries(
    Object.entries(value).filter(([verb, keys]) => verb in verbs && isKeys(keys)),
  );
}
