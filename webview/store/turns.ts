import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

/** What must be over before the next key means anything: going on, an undo, a name that is being made. */
export interface Turns {
  busy: ReadonlySignal<boolean>;
  /** Runs an action after those before it. What it throws is lost: it must tell the person itself. */
  take(action: () => Promise<void>): Promise<void>;
  /** Runs an action as soon as nothing is under way, after those that wait already. */
  hold(action: () => void): void;
  /** Drops what waits: the person has turned to something else. */
  forget(): void;
}

/** @param loading something is being read that the next key is meant for */
export function createTurns(loading: ReadonlySignal<boolean> = signal(false)): Turns {
  const running = signal(0);
  const busy = computed(() => running.value > 0 || loading.value);
  let queue = Promise.resolve();
  let held: (() => void)[] = [];

  const release = () => {
    // Each may begin something that the next must wait for.
    while (!busy.peek()) {
      const action = held.shift();
      if (!action) return;
      action();
    }
  };
  // Not at once: whatever else follows the same change comes first.
  effect(() => {
    if (!busy.value) queueMicrotask(release);
  });

  return {
    busy,
    take: (action) => {
      running.value = running.peek() + 1;
      queue = queue
        .then(action)
        .catch(() => {})
        .then(() => void (running.value = running.peek() - 1));
      return queue;
    },
    hold: (action) => {
      held.push(action);
      queueMicrotask(release);
    },
    forget: () => (held = []),
  };
}
