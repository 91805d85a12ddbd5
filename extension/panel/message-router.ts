import type { Call } from '../../server/contract/client.ts';
import { SleuthsError, type ErrorBody } from '../../server/contract/errors.ts';
import type {
  HostMessage,
  HostRequest,
  StartState,
  WebviewMessage,
} from '../../server/contract/messages.ts';
import type { Reply, RouteName } from '../../server/contract/routes.ts';
import { Disposable } from '../disposable.ts';
import type { PageContext } from './review-context.ts';
import type { UnsavedStore } from './unsaved-store.ts';

/** What a webview may ask of the window that it is in. */
export interface Host {
  call: Call;
  /** A file on this machine as a URL that the webview may load. */
  fileUrl(file: string): string;
  /** Which dataset to show, once it is open. */
  start(): Promise<StartState>;
  /** Lets the person choose; null: nothing changes in this panel. */
  chooseFolder(): Promise<StartState | null>;
  /** Decisions that a page could not save. */
  unsaved: Pick<UnsavedStore, 'read' | 'write'>;
  /** What fills the page and where its focus is. */
  showContext(context: PageContext): void;
  /** Lets the person see and change the key bindings. */
  openKeys(): Promise<void>;
}

type Value = Extract<HostMessage, { kind: 'reply' }>['value'];

/** Answers a webview's requests, each once; a cancelled one is given up and not answered. */
export class MessageRouter extends Disposable {
  readonly #host: Host;
  readonly #post: (message: HostMessage) => void;
  readonly #pending = new Map<number, AbortController>();

  constructor(host: Host, post: (message: HostMessage) => void) {
    super();
    this.#host = host;
    this.#post = post;
    this.register({ dispose: () => this.#cancelAll() });
  }

  /** Takes a message as it came; what is no message of ours is ignored. */
  receive(message: unknown): void {
    if (!isWebviewMessage(message)) return;
    switch (message.kind) {
      case 'request':
        void this.#answer(message.id, message.request);
        break;
      case 'cancel':
        this.#pending.get(message.id)?.abort();
        break;
      case 'context':
        this.#host.showContext(message);
        break;
      case 'unsaved':
        this.#host.unsaved.write(message.collection, message.image, message.unsaved);
        break;
    }
  }

  async #answer(id: number, request: HostRequest): Promise<void> {
    const cancel = new AbortController();
    this.#pending.set(id, cancel);
    let reply: HostMessage;
    try {
      reply = { kind: 'reply', id, value: await this.#ask(request, cancel.signal) };
    } catch (error) {
      reply = { kind: 'failure', id, error: errorBody(error) };
    }
    this.#pending.delete(id);
    if (!cancel.signal.aborted) this.#post(reply);
  }

  async #ask(request: HostRequest, signal: AbortSignal): Promise<Value> {
    switch (request.ask) {
      case 'route':
        return callRoute(this.#host.call, request, signal);
      case 'picture': {
        const { file } = await callRoute(this.#host.call, request, signal);
        return this.#host.fileUrl(file);
      }
      case 'start':
        return this.#host.start();
      case 'choose-folder':
        return this.#host.chooseFolder();
      case 'unsaved':
        return this.#host.unsaved.read(request.collection);
      case 'open-keys':
        await this.#host.openKeys();
        return null;
    }
  }

  #cancelAll(): void {
    for (const cancel of this.#pending.values()) cancel.abort();
    this.#pending.clear();
  }
}

/** TypeScript cannot tie `name` to `input` through the union; the message type has done so. */
function callRoute<Name extends RouteName>(
  call: Call,
  request: { name: Name; input: unknown },
  signal: AbortSignal,
): Promise<Reply<Name>> {
  return call(request.name, request.input as Parameters<Call>[1] as never, signal);
}

function isWebviewMessage(message: unknown): message is WebviewMessage {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, id } = message as { kind?: unknown; id?: unknown };
  if (kind === 'request' || kind === 'cancel') return typeof id === 'number';
  return kind === 'context' || kind === 'unsaved';
}

function errorBody(error: unknown): ErrorBody {
  if (error instanceof SleuthsError) return error.body;
  // `fetch` says no more than "fetch failed" of a server that ended meanwhile.
  if (error instanceof TypeError) {
    return { code: 'unavailable', message: 'The server does not answer; it is started again.' };
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
