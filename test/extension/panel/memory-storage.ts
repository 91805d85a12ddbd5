import type { Storage } from '../../../extension/panel/known-datasets.ts';

/** VS Code's `Memento`, in memory. */
export function memoryStorage(): Storage {
  const values = new Map<string, unknown>();
  return {
    get: <T>(key: string, fallback: T) => (values.get(key) as T | undefined) ?? fallback,
    update: (key, value) => {
      values.set(key, value);
      return Promise.resolve();
    },
  };
}
