import { computed, signal, type ReadonlySignal } from '@preact/signals';

/** What must be over before the next key means anything: an undo, a name that is being made. */
export interface Turns {
  busy: ReadonlySignal<boolean>;
  /** Runs an action after those before it. What it throws is lost: it must tell the person itself. */
  take(action: () => Promise<void>): Promise<void>;
  /** Settles when all have run that were taken so far. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  const running = signal(0);
  let queue = Promise.resolve();
  return {
    busy: computed(() => running.value > 0),
    take: (action) => {
      running.value = running.peek() + 1;
      queue = queue
        .then(action)
        .catch(() => {})
        .then(() => void (running.value = running.peek() - 1));
      return queue;
    },
    settled: () => queue,
  };
}
