import { SleuthsError, type ErrorBody } from '../../server/contract/errors.ts';
import type { HostRequest, WebviewMessage } from '../../server/contract/messages.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  signal?: AbortSignal;
  abort: () => void;
}

/** Requests on their way to the host, each answered once by its id. */
export interface PendingRequests {
  send(request: HostRequest, signal?: AbortSignal): Promise<unknown>;
  reply(id: number, value: unknown): void;
  fail(id: number, error: ErrorBody): void;
}

export function createPendingRequests(post: (message: WebviewMessage) => void): PendingRequests {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  const take = (id: number) => {
    const request = waiting.get(id);
    waiting.delete(id);
    request?.signal?.removeEventListener('abort', request.abort);
    return request;
  };

  return {
    send: (request, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(abortError());
          return;
        }
        const id = ++lastId;
        const abort = () => {
          take(id);
          post({ kind: 'cancel', id });
          reject(abortError());
        };
        signal?.addEventListener('abort', abort);
        waiting.set(id, { resolve, reject, signal, abort });
        post({ kind: 'request', id, request });
      }),
    reply: (id, value) => take(id)?.resolve(value),
    fail: (id, error) => take(id)?.reject(new SleuthsError(error)),
  };
}

function abortError(): DOMException {
  return new DOMException('The request was cancelled.', 'AbortError');
}
