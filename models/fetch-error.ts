import { SleuthsError } from '../server/contract/errors.ts';

const offlineCodes = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'ENOTCACHED',
  'ERR_SOCKET_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** The system's error codes of an error, of its causes and of the errors it gathers. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const gathered: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...code, ...codesOf(error.cause), ...gathered.flatMap(codesOf)];
}

/** Whether the other side could not be reached at all. */
export function isUnreachable(error: unknown): boolean {
  return codesOf(error).some((code) => offlineCodes.has(code));
}

export function unreachable(what: string, where: string, cause: unknown): SleuthsError {
  return new SleuthsError(
    {
      code: 'unavailable',
      message: `${what} cannot be fetched: ${where} cannot be reached.`,
      remedy: 'Check the network connection or the proxy settings and try again.',
    },
    { cause },
  );
}

export function failedFetch(what: string, where: string, cause: unknown): SleuthsError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SleuthsError(
    { code: 'unavailable', message: `${what} cannot be fetched from ${where}: ${reason}` },
    { cause },
  );
}

/** What came is not what the registry names: it is never used. */
export function checksumDiffers(
  what: string,
  expected: string,
  got: string,
  cause?: unknown,
): SleuthsError {
  return new SleuthsError(
    {
      code: 'unprocessable',
      message: `${what} is not the file that the registry names: expected ${expected}, got ${got}.`,
      remedy:
        'Try again in case the download was damaged; if it happens again, do not trust the source.',
    },
    { cause },
  );
}
