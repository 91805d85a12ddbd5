import { SleuthsError, type ErrorBody } from '../../contract/errors.ts';
import type { Problem } from '../../contract/problem.ts';
import { ImageError } from '../image/image-error.ts';

/** To a worker thread. */
export type ToWorker<Request> =
  | { kind: 'call'; id: number; request: Request }
  | { kind: 'abort'; id: number }
  | { kind: 'close' };

/** From a worker thread. */
export type FromWorker<Hello, Reply> =
  | { kind: 'ready'; hello: Hello }
  | { kind: 'not-ready'; failure: Failure }
  | { kind: 'done'; id: number; reply: Reply }
  | { kind: 'failed'; id: number; failure: Failure };

/** An error as data: classes do not cross threads. */
export type Failure =
  | { kind: 'image'; problem: Problem }
  | { kind: 'sleuths'; body: ErrorBody }
  | { kind: 'other'; message: string };

export function failureFrom(error: unknown): Failure {
  if (error instanceof ImageError) return { kind: 'image', problem: error.problem };
  if (error instanceof SleuthsError) return { kind: 'sleuths', body: error.body };
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'other', message };
}

export function errorFrom(failure: Failure): Error {
  if (failure.kind === 'image') return new ImageError(failure.problem);
  if (failure.kind === 'sleuths') return new SleuthsError(failure.body);
  return new SleuthsError({ code: 'internal', message: `Analysis failed: ${failure.message}` });
}
