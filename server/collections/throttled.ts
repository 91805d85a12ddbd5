export interface Throttled {
  /** Has the work done: at once, or together with other calls a little later. */
  call: () => void;
  /** Drops what is to come; resolves when what runs has ended. */
  stop: () => Promise<void>;
}

/**
 * Work that is done at most once in `interval` milliseconds, never twice at a time, and after the last
 * call in any case. Its failures are reported, not thrown.
 */
export function throttled(interval: number, work: () => Promise<void>): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const run = () => {
    again = false;
    running = work()
      .catch((error: unknown) => {
        if (!stopped) console.error(`Could not tell of a change: ${String(error)}`);
      })
      .then(() => {
        running = null;
      });
    timer = setTimeout(() => {
      timer = null;
      if (again) call();
    }, interval);
    timer.unref();
  };
  const call = () => {
    if (stopped) return;
    if (timer !== null) again = true;
    else if (running) void running.then(call);
    else run();
  };
  return {
    call,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
