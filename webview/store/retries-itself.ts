import type { ErrorBody } from '../../server/contract/errors.ts';

const passing: readonly ErrorBody['code'][] = ['unavailable', 'not-open', 'busy', 'internal'];

/** Whether a failure may be over at the next attempt: a server away or just back, a lock, a full disk. */
export function retriesItself(code: ErrorBody['code']): boolean {
  return passing.includes(code);
}
