import type { Edit } from './edit.ts';
import type { ErrorBody } from './errors.ts';
import type { ServerEvent } from './events.ts';
import type { ImageDocument } from './image.ts';
import type { Focus, Scene, Verb } from './verbs.ts';
import type { Input, Reply, RouteName } from './routes.ts';

/** What the webview asks of its host. Every request is answered once, by `id`. */
export type HostRequest =
  | { [Name in RouteName]: { ask: 'route'; name: Name; input: Input<Name> } }[RouteName]
  /** A picture as a URL that this webview may load. */
  | { ask: 'picture'; name: 'images.picture'; input: Input<'images.picture'> }
  | { ask: 'picture'; name: 'images.crop'; input: Input<'images.crop'> }
  /** Which dataset to show; null: none is open. */
  | { ask: 'start' }
  /** Let the person choose a folder, and open it. */
  | { ask: 'choose-folder' }
  /** Decisions that a page before this one could not save. */
  | { ask: 'unsaved'; collection: string }
  /** Let the person see and change the key bindings. */
  | { ask: 'open-keys' };

/** Decisions about one image that are not on disk, as they outlive the page. */
export interface UnsavedImage {
  /** The image as it was when they were made. */
  document: ImageDocument;
  /** In the order of the decisions. `localId`: of a box that only the page knew. */
  edits: readonly { edit: Edit; localId: string | null }[];
}

export type WebviewMessage =
  | { kind: 'request'; id: number; request: HostRequest }
  | { kind: 'cancel'; id: number }
  /** Tells the host which of its key bindings make sense now; `number` grows from one to the next. */
  | { kind: 'context'; scene: Scene; focus: Focus; number: number }
  /** To be kept for the next page; null: all of this image is saved. */
  | { kind: 'unsaved'; collection: string; image: string; unsaved: UnsavedImage | null };

/** Whether the server answers; the page shows it and reconnects by itself. */
export type Connection = 'connecting' | 'connected' | 'lost' | 'stopped';

export interface StartState {
  /** Collection to show. */
  collection: string | null;
  /** Image to show first. */
  image: string | null;
}

export type HostMessage =
  | {
      kind: 'reply';
      id: number;
      value: Reply<RouteName> | UnsavedImage[] | string | StartState | null;
    }
  | { kind: 'failure'; id: number; error: ErrorBody }
  | { kind: 'event'; event: ServerEvent }
  | { kind: 'connection'; connection: Connection }
  | { kind: 'show'; start: StartState }
  /**
   * A key binding or the command palette asks for a verb of the review. `heard`: number of the last
   * context that the host had taken by then.
   */
  | { kind: 'verb'; verb: Verb; heard: number };
