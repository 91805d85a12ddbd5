import { SleuthsError, type ErrorBody } from '../../server/contract/errors.ts';

/** Any error as the value that the page shows. */
export function toErrorBody(error: unknown): ErrorBody {
  if (error instanceof SleuthsError) return error.body;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
