import type { Statements } from './statements.ts';

/** Totals of lists that are paged through: counted again only after something was written. */
const caches = new WeakMap<Statements, { state: string; values: Map<string, unknown> }>();

/** More filters than anybody uses between two edits. */
const mostKept = 200;

/** What `compute` gave for `key` since the database was last written, by whatever connection. */
export function cachedUntilWritten<T>(db: Statements, key: string, compute: () => T): T {
  const state = db.state();
  let cache = caches.get(db);
  if (!cache || cache.state !== state || cache.values.size > mostKept) {
    cache = { state, values: new Map() };
    caches.set(db, cache);
  }
  if (cache.values.has(key)) return cache.values.get(key) as T;
  const value = compute();
  cache.values.set(key, value);
  return value;
}
