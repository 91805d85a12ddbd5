import { signal, type ReadonlySignal } from '@preact/signals';
import type { Call } from '../../server/contract/client.ts';
import type { Reply } from '../../server/contract/routes.ts';

export type EngineState = Reply<'server.engine'>;

/** The models in use and what runs them. */
export interface Engine {
  /** null: not known yet. */
  state: ReadonlySignal<EngineState | null>;
  /** Asks again: the provider is chosen when the models are first used. */
  load(): Promise<void>;
}

export function createEngine(call: Call): Engine {
  const state = signal<EngineState | null>(null);
  return {
    state,
    load: async () => {
      try {
        state.value = await call('server.engine', {});
      } catch {
        // It is a fact in passing: what was known stays.
      }
    },
  };
}
