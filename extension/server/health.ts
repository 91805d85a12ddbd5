import { setTimeout as delay } from 'node:timers/promises';
import { httpClient } from '../../server/contract/client.ts';
import type { ServerAddress } from './server-process.ts';

export interface HealthOptions {
  /** Milliseconds between two questions. */
  every: number;
  /** Milliseconds that an answer may take. */
  within: number;
  /** Unanswered questions in a row after which the server counts as hung. */
  failures: number;
}

/**
 * Asks a server over and over whether it is well. Resolves with the reason when it no longer
 * answers, or when `signal` ends the watch.
 */
export async function watchHealth(
  address: ServerAddress,
  options: HealthOptions,
  signal: AbortSignal,
): Promise<string> {
  const call = httpClient(address.url, address.token);
  let failures = 0;
  while (!signal.aborted && failures < options.failures) {
    await delay(options.every, undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const answered = await call(
      'server.health',
      {},
      AbortSignal.any([signal, AbortSignal.timeout(options.within)]),
    ).then(
      () => true,
      () => false,
    );
    failures = answered ? 0 : failures + 1;
  }
  return `The server did not answer ${failures} times in a row.`;
}
