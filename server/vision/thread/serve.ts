import { parentPort } from 'node:worker_threads';
import { failureFrom, type FromWorker, type ToWorker } from './messages.ts';

/** What a worker thread does. */
export interface Service<Request, Reply> extends AsyncDisposable {
  /** @returns the reply and what of it is handed over instead of copied */
  call(request: Request, signal: AbortSignal): Promise<{ reply: Reply; transfer: ArrayBuffer[] }>;
}

/**
 * The worker's end of `WorkerCalls`: answers calls, several at once, until it is closed.
 * @param open opens what the thread serves, with a first word to the other end
 */
export async function serve<Request, Hello, Reply>(
  open: () => Promise<{ service: Service<Request, Reply>; hello: Hello }>,
): Promise<void> {
  const port = parentPort!;
  const running = new Map<number, { controller: AbortController; work: Promise<void> }>();
  const send = (message: FromWorker<Hello, Reply>, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);

  async function answer(
    service: Service<Request, Reply>,
    id: number,
    request: Request,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const { reply, transfer } = await service.call(request, signal);
      send({ kind: 'done', id, reply }, transfer);
    } catch (error) {
      send({ kind: 'failed', id, failure: failureFrom(error) });
    } finally {
      running.delete(id);
    }
  }

  async function close(service: Service<Request, Reply>): Promise<void> {
    for (const { controller } of running.values()) controller.abort();
    await Promise.all([...running.values()].map(({ work }) => work));
    await service[Symbol.asyncDispose]();
    // Nothing keeps the thread any more: it ends by itself.
    port.close();
  }

  try {
    const { service, hello } = await open();
    port.on('message', (message: ToWorker<Request>) => {
      if (message.kind === 'call') {
        const controller = new AbortController();
        const work = Promise.resolve().then(() =>
          answer(service, message.id, message.request, controller.signal),
        );
        running.set(message.id, { controller, work });
      } else if (message.kind === 'abort') {
        running.get(message.id)?.controller.abort();
      } else {
        void close(service);
      }
    });
    send({ kind: 'ready', hello });
  } catch (error) {
    send({ kind: 'not-ready', failure: failureFrom(error) });
  }
}
