import type { Collection } from '../../server/contract/collection.ts';
import type { ServerEvent } from '../../server/contract/events.ts';
import type { ImageDocument } from '../../server/contract/image.ts';
import type { Connection } from '../../server/contract/messages.ts';
import type { Verb } from '../../server/contract/verbs.ts';
import { runVerb } from '../../webview/keyboard/run-verb.ts';
import { toSummary } from '../../webview/store/image-list.ts';
import { createApp } from '../../webview/store/app.ts';
import type { DecodePicture } from '../../webview/store/session.ts';
import { withEdits } from '../../webview/store/optimistic.ts';
import { createEmitter } from '../../webview/transport/emitter.ts';
import { defaultRemembered } from '../../webview/transport/memory.ts';
import type { UnsavedMemory } from '../../webview/transport/unsaved.ts';
import { listImages } from './fake-images.ts';
import { fakeUnsaved } from './fake-unsaved.ts';
import type { Transport } from '../../webview/transport/transport.ts';
import { fakeCall, failure, ranking, settle, type Answers } from './fake-call.ts';

export const collection: Collection = {
  id: 'c',
  path: '/data/c',
  name: 'c',
  layout: 'yolo',
  splits: ['train'],
  species: ['giraffe', 'zebra'],
  counts: {
    images: 2,
    unlabelled: 2,
    labelled: 0,
    empty: 0,
    unreadable: 0,
    indexed: 2,
    proposed: 2,
    individuals: 1,
    problems: 0,
  },
  scanning: false,
};

/** The whole app over a small server in memory, with the dataset open at its first image. */
export async function openApp(
  images: ImageDocument[],
  answers: Answers = {},
  unsaved: UnsavedMemory = fakeUnsaved(),
) {
  const documents = new Map(images.map((image) => [image.id, image]));
  const events = createEmitter<ServerEvent>();
  const connections = createEmitter<Connection>();
  const places: unknown[] = [];
  const read = (id: string) => {
    const found = documents.get(id);
    if (!found) throw failure({ code: 'not-found', message: id });
    return found;
  };
  const fake = fakeCall({
    'collections.list': () => ({ items: [collection], next: null, total: 1 }),
    'collections.get': () => collection,
    'jobs.list': () => ({ items: [], next: null, total: 0 }),
    'images.list': listImages(() => [...documents.values()].map(toSummary)),
    'images.position': () => ({ offset: 0, total: documents.size }),
    'images.get': ({ params }) => read(params.image),
    'annotations.edit': ({ params, body }) => {
      const before = read(params.image);
      if (body.version !== before.version) {
        throw failure({ code: 'stale', message: 'changed', current: before });
      }
      const queued = body.edits.map((edit, i) => ({ edit, localId: `s${before.version}-${i}` }));
      const version = String(Number(before.version) + 1);
      const after = { ...withEdits(before, queued), version };
      documents.set(after.id, after);
      return after;
    },
    'annotations.suggestions': () => ranking('Asha', 'Baraka'),
    ...answers,
  });
  const transport: Transport = {
    kind: 'browser',
    call: fake.call,
    pictureUrl: () => Promise.resolve(''),
    start: () => Promise.resolve({ collection: 'c', image: null }),
    chooseFolder: null,
    onEvent: events.subscribe,
    onConnection: connections.subscribe,
    onShow: () => () => {},
    showPlace: (place) => places.push(place),
    memory: { read: () => defaultRemembered, write: () => {} },
    unsaved,
    hostKeys: null,
  };
  const app = createApp(transport, decodeAtOnce);
  await app.start();
  await settle();
  const session = app.session.value!;
  return {
    app,
    session,
    fake,
    documents,
    places,
    events,
    connections,
    /** Presses a key, in effect, and lets everything follow. */
    press: async (verb: Verb) => {
      const meant = runVerb(app, verb, null);
      await settle();
      await settle();
      return meant;
    },
  };
}

/** Every picture is there at once. */
const decodeAtOnce: DecodePicture = (url) =>
  Promise.resolve({ url, width: 1000, height: 500, source: null });
