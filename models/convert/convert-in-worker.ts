import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SleuthsError } from '../../server/contract/errors.ts';
import type { ConversionAnswer, ConversionRequest } from './conversion-messages.ts';

/** The worker's code has this code's extension: `.ts` beside it, `.js` beside the bundle. */
function workerUrl(): URL {
  const extension = path.extname(fileURLToPath(import.meta.url));
  return new URL(`./convert-worker${extension}`, import.meta.url);
}

/**
 * Converts a model in a thread of its own: transposing millions of weights would hold up the
 * server's other work.
 * @returns the bytes of an ONNX file
 * @throws {SleuthsError} `unprocessable`; the signal's reason when aborted
 */
export async function convertInWorker(
  request: ConversionRequest,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl(), { workerData: request });
  try {
    const answer = await new Promise<ConversionAnswer>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The converter ended with code ${code}.`)));
    });
    if ('error' in answer) throw new SleuthsError(answer.error);
    return answer.bytes;
  } finally {
    await worker.terminate();
  }
}
