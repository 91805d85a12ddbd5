import { signal, type ReadonlySignal } from '@preact/signals';

/**
 * A switch under one key: a short press turns it on or off, a long one holds it as long as the key is
 * down. Keys repeat by themselves while they are down, and a command from a palette has no release;
 * both are told apart by time.
 */
export interface HoldToggle {
  on: ReadonlySignal<boolean>;
  /** The key went down, or repeats. `now` in milliseconds. */
  press(now?: number): void;
  /** The key came up, or the page lost sight of it. */
  release(now?: number): void;
  off(): void;
}

/** A key that is down longer than this is held. */
const held = 300;
/** A key that is down repeats more often than this. */
const longestRepeat = 1200;

export function createHoldToggle(): HoldToggle {
  const on = signal(false);
  let pressedAt: number | null = null;
  let lastPress = 0;
  return {
    on,
    press: (now = performance.now()) => {
      const repeats = pressedAt !== null && now - lastPress < longestRepeat;
      lastPress = now;
      if (repeats) return;
      pressedAt = now;
      on.value = !on.peek();
    },
    release: (now = performance.now()) => {
      if (pressedAt !== null && now - pressedAt >= held) on.value = false;
      pressedAt = null;
    },
    off: () => {
      on.value = false;
    },
  };
}
