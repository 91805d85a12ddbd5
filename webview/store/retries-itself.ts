import type { ErrorBody } from '../../server/contract/errors.ts';

/** Whether a failure may be over at the next attempt: a server away, a lock, a full disk. */
export function retriesItself(code: ErrorBody['code']): boolean {
  return code === 'unavailable' || code === 'busy' || code === 'internal';
}
