/**
 * Wait before the next attempt to connect, in milliseconds: 0.25 s doubled up to 8 s, with up to a
 * quarter more so that several pages do not come back in step.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const wait = Math.min(8000, 250 * 2 ** Math.max(0, attempt));
  return Math.round(wait * (1 + random() * 0.25));
}
