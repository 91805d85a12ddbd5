/** Runs `action` at once and then at most once in `wait` milliseconds; the last call always counts. */
export function throttle(action: () => void, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = () => {
    again = false;
    action();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) run();
    }, wait);
  };
  return () => {
    if (timer === undefined) run();
    else again = true;
  };
}
