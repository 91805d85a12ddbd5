import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Collection } from '../../server/contract/collection.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Connection, StartState } from '../../server/contract/messages.ts';
import { decodePicture } from '../decode-picture.ts';
import { createKeymap, type Keymap } from '../keyboard/keymap.ts';
import type { Transport } from '../transport/transport.ts';
import { marks } from '../marks.ts';
import { toErrorBody } from './error-body.ts';
import { showMode } from './mode.ts';
import { createSession, type DecodePicture, type Session } from './session.ts';
import { createUi, type Ui } from './ui.ts';

/** The whole app without its looks. */
export interface App {
  transport: Transport;
  ui: Ui;
  keymap: Keymap;
  connection: ReadonlySignal<Connection>;
  /** The open dataset; null: the start page. */
  session: ReadonlySignal<Session | null>;
  /** A dataset is being opened, or the first answer is awaited. */
  opening: ReadonlySignal<boolean>;
  /** Why the last attempt to open something failed. */
  error: ReadonlySignal<ErrorBody | null>;
  recents: ReadonlySignal<readonly Collection[]>;
  hasUnsaved: ReadonlySignal<boolean>;
  start(): Promise<void>;
  /** Opens a folder on the server's machine. */
  openPath(path: string): Promise<void>;
  openCollection(id: string, image?: string | null): Promise<void>;
  /** The host's own dialog, where there is one. */
  chooseFolder(): Promise<void>;
  /** Opens an image under whatever scene is shown. */
  openImage(image: string | null): Promise<void>;
  /** Opens an image and shows it, from wherever the person is. */
  showImage(image: string): Promise<void>;
  /** Back to the start page; asks first where decisions are not saved. */
  leave(): Promise<void>;
}

/** @param decode has a picture ready to be shown; the page's own way where it is left out */
export function createApp(transport: Transport, decode: DecodePicture = decodePicture): App {
  const { call } = transport;
  const ui = createUi(transport.memory);
  const connection = signal<Connection>('connecting');
  const session = signal<Session | null>(null);
  const opening = signal(true);
  const error = signal<ErrorBody | null>(null);
  const recents = signal<readonly Collection[]>([]);

  const attempt = async (action: () => Promise<void>) => {
    opening.value = true;
    error.value = null;
    try {
      await action();
    } catch (reason) {
      error.value = toErrorBody(reason);
    }
    opening.value = false;
  };

  const readRecents = async () => {
    recents.value = (await call('collections.list', { query: { limit: 50 } })).items;
  };

  const showPlace = () => {
    const open = session.peek();
    transport.showPlace({
      collection: open?.id ?? null,
      image: open?.review.image.peek() ?? null,
    });
  };

  const enter = async (collection: Collection, image: string | null) => {
    const next = createSession(transport, collection, { decode, say: ui.say });
    ui.panel.value = 'queue';
    ui.cameFrom.value = null;
    // A reload comes back to the board that was shown; a link leads to its photograph.
    const linked = image !== null && image !== next.memory.read().image;
    if (linked) ui.scene.value = 'image';
    else showMode({ ui }, next, next.mode.peek());
    session.value = next;
    await next.begin(image);
    showPlace();
  };

  const openCollection = (id: string, image: string | null = null) =>
    attempt(async () => {
      await enter(await call('collections.get', { params: { collection: id } }), image);
    });

  const openImage = async (image: string | null) => {
    const open = session.peek();
    if (!open) return;
    performance.mark(marks.asked, { detail: image });
    const opened = open.review.open(image);
    open.memory.write({ image });
    showPlace();
    await opened;
  };

  /** Leaves the open dataset, unless decisions are not saved: then the person is asked first. */
  const leaving = async (leave: () => Promise<void>) => {
    const open = session.peek();
    const own = open?.review.unsaved.peek() ?? [];
    const ofBoard = open?.board.tiles.saving.outstanding.peek().keys() ?? [];
    const images = new Set([...own, ...ofBoard]).size;
    if (images === 0) return leave();
    ui.question.value = { kind: 'leave', images, leave };
  };

  const show = async ({ collection, image }: StartState) => {
    if (collection === null) return;
    if (session.peek()?.id !== collection) {
      await leaving(() => openCollection(collection, image));
    } else if (image) {
      ui.scene.value = 'image';
      await openImage(image);
    }
  };

  transport.onEvent((event) => session.peek()?.take(event));
  transport.onShow((place) => void show(place));
  transport.onConnection((next) => {
    const back = next === 'connected' && connection.peek() === 'lost';
    connection.value = next;
    if (back) void session.peek()?.resume();
  });

  return {
    transport,
    ui,
    keymap: createKeymap(ui.keys),
    connection,
    session,
    opening,
    error,
    recents,
    hasUnsaved: computed(
      () =>
        session.value !== null &&
        (session.value.review.unsaved.value.length > 0 ||
          session.value.review.busy.value ||
          session.value.board.unsaved.value),
    ),
    start: () =>
      attempt(async () => {
        const place = await transport.start();
        if (place.collection === null) {
          await readRecents();
          return;
        }
        // For the start page, if the person ever goes there.
        void readRecents().catch(() => {});
        const params = { collection: place.collection };
        await enter(await call('collections.get', { params }), place.image);
      }),
    openPath: (path) =>
      attempt(async () => {
        await enter(await call('collections.open', { body: { path } }), null);
      }),
    openCollection,
    chooseFolder: () =>
      attempt(async () => {
        const place = await transport.chooseFolder?.();
        if (place?.collection && session.peek()?.id !== place.collection) {
          const params = { collection: place.collection };
          await enter(await call('collections.get', { params }), place.image);
        }
      }),
    openImage,
    showImage: (image) => {
      const from = ui.scene.peek();
      if (from !== 'image') ui.cameFrom.value = from;
      ui.scene.value = 'image';
      return openImage(image);
    },
    leave: () =>
      leaving(async () => {
        session.value = null;
        error.value = null;
        showPlace();
        await readRecents().catch(() => {});
      }),
  };
}
