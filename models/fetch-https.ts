import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { SleuthsError } from '../server/contract/errors.ts';
import type { ModelSource } from '../server/contract/model.ts';
import { checksumDiffers, failedFetch, isUnreachable, unreachable } from './fetch-error.ts';
import type { FetchOptions } from './fetch-options.ts';

export type HttpsSource = Extract<ModelSource, { kind: 'https' }>;

/** Plain http is for this machine only. */
function checkAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const own = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && own)) return url;
  throw new SleuthsError({
    code: 'bad-request',
    message: `${address} is not an https address.`,
    field: 'source.url',
  });
}

async function open(url: URL, what: string, signal: AbortSignal | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    throw isUnreachable(cause)
      ? unreachable(what, url.host, cause)
      : failedFetch(what, url.host, cause);
  }
  if (response.ok && response.body) return response;
  throw failedFetch(what, url.host, `it answers ${response.status} ${response.statusText}.`);
}

/**
 * Streams a file of the web to disk, hashing on the way.
 * On failure `file` may hold bytes that must not be used.
 * @throws {SleuthsError} `unavailable` when unreachable or broken off, `unprocessable` when the
 *   sha256 differs; the signal's reason when aborted
 */
export async function fetchHttps(
  source: HttpsSource,
  file: string,
  { onProgress, signal }: FetchOptions = {},
): Promise<void> {
  const url = checkAddress(source.url);
  signal?.throwIfAborted();
  const what = `The file ${source.url}`;
  const response = await open(url, what, signal);
  const length = Number(response.headers.get('content-length'));
  const total = length > 0 ? length : (source.bytes ?? null);
  const hash = createHash('sha256');
  let done = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      hash.update(chunk);
      onProgress?.({ done, total });
      next(null, chunk);
    },
  });
  try {
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, count, createWriteStream(file, { flush: true }), signal ? { signal } : {});
  } catch (cause) {
    signal?.throwIfAborted();
    const reason = `the transfer broke off after ${done} of ${total ?? 'unknown'} bytes.`;
    throw failedFetch(what, url.host, new Error(reason, { cause }));
  }
  const got = hash.digest('hex');
  if (got !== source.sha256) throw checksumDiffers(what, source.sha256, got);
}
