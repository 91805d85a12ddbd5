import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Collection } from '../../server/contract/collection.ts';
import type { ErrorBody } from '../../server/contract/errors.ts';
import type { Connection, StartState } from '../../server/contract/messages.ts';
import { createKeymap, type Keymap } from '../keyboard/keymap.ts';
import type { Transport } from '../transport/transport.ts';
import { toErrorBody } from './error-body.ts';
import { createSession, type Session } from './session.ts';
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
  /** Back to the start page. */
  leave(): Promise<void>;
}

export function createApp(transport: Transport): App {
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
    const next = createSession(transport, collection);
    ui.panel.value = 'queue';
    ui.scene.value = 'image';
    ui.cameFrom.value = null;
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
    const opened = open.review.open(image);
    showPlace();
    await opened;
  };

  const show = async ({ collection, image }: StartState) => {
    if (collection === null) return;
    if (session.peek()?.id !== collection) await openCollection(collection, image);
    else if (image) {
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
        (session.value.review.unsaved.value.length > 0 || session.value.review.busy.value),
    ),
    start: () =>
      attempt(async () => {
        const place = await transport.start();
        await readRecents();
        if (place.collection === null) return;
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
    leave: async () => {
      session.value = null;
      error.value = null;
      showPlace();
      await readRecents().catch(() => {});
    },
  };
}
