import type { Call } from '../../server/contract/client.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { Connection, HostMessage, StartState } from '../../server/contract/messages.ts';
import type { Focus, Scene } from '../../server/contract/verbs.ts';
import type { Input } from '../../server/contract/routes.ts';
import type { Memory } from './memory.ts';
import type { UnsavedMemory } from './unsaved.ts';

export type PictureRoute = 'images.picture' | 'images.crop';

export type Unsubscribe = () => void;
export type Subscribe<T> = (listener: (value: T) => void) => Unsubscribe;

/** Everything the app needs from where it runs: a browser page or a VS Code panel. */
export interface Transport {
  readonly kind: 'browser' | 'vscode';
  /** Calls a route of the server; rejects with `SleuthsError`. */
  call: Call;
  /** A picture as a URL that this page may load. */
  pictureUrl<Name extends PictureRoute>(
    name: Name,
    input: Input<Name>,
    signal?: AbortSignal,
  ): Promise<string>;
  /** What to show first. */
  start(): Promise<StartState>;
  /** Lets the person choose a folder in the host's own dialog; null where there is no such dialog. */
  chooseFolder: (() => Promise<StartState | null>) | null;
  onEvent: Subscribe<ServerEvent>;
  onConnection: Subscribe<Connection>;
  /** The host asks to show something else. */
  onShow: Subscribe<StartState>;
  /** Keeps the place (dataset, image) so that a reload comes back to it. */
  showPlace(place: StartState): void;
  memory: Memory;
  /** Decisions that a reload of the page must not lose. */
  unsaved: UnsavedMemory;
  /** The host's own key bindings, and the way to change them; null: the page has its keys itself. */
  hostKeys: HostKeys | null;
}

/** A verb that the host asks for, and the last context that it had heard of by then. */
export type HostVerb = Pick<Extract<HostMessage, { kind: 'verb' }>, 'verb' | 'heard'>;

/** Keys that a host turns into verbs. The page leaves them alone: they would act twice. */
export interface HostKeys {
  onVerb: Subscribe<HostVerb>;
  /**
   * Tells what fills the page and where the focus is, so that only fitting keys are turned.
   * @returns the number of this context, by which a verb says whether it came after
   */
  showContext(scene: Scene, focus: Focus): number;
  /** Lets the person see and change the keys. */
  open(): void;
}
