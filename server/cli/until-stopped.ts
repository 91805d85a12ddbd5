/**
 * Resolves when the process is asked to end: Ctrl-C, SIGTERM, or, for a server that belongs to an
 * editor, the end of standard input, which comes however its parent dies.
 */
export function untilStopped(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    if (withParent) {
      process.stdin.resume();
      process.stdin.once('end', resolve);
      process.stdin.once('error', resolve);
    }
  });
}
