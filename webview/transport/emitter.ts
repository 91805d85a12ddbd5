import type { Subscribe } from './transport.ts';

export interface Emitter<T> {
  emit: (value: T) => void;
  subscribe: Subscribe<T>;
}

export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit: (value) => {
      for (const listener of [...listeners]) listener(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
