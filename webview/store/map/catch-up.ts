import type { ReadonlySignal } from '@preact/signals';
import type { Call } from '../../../server/contract/client.ts';
import type { ImageDocument } from '../../../server/contract/image.ts';
import { throttle } from '../throttle.ts';
import { withDocuments, type MapPoints } from './points.ts';

/** More changed images than this are not read one by one: the whole map is read again. */
const patchAtMost = 40;

export interface CatchUpOptions {
  call: Call;
  collection: string;
  points: ReadonlySignal<MapPoints | null>;
  /** Whether somebody looks; what changes meanwhile is kept in mind. */
  wanted: () => boolean;
  put: (points: MapPoints) => void;
  reload: () => Promise<void>;
}

/** Follows images that change: it is what is said of their boxes that changes, not the places. */
export interface CatchUp {
  /** An image has changed on the server. */
  touch(image: string, version: string): void;
  /** Reads these images, and those touched before, at once. */
  read(images: Iterable<string>): Promise<void>;
  forget(): void;
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { call, collection, points, wanted, put, reload } = options;
  const touched = new Set<string>();

  const read = async (more: Iterable<string>) => {
    for (const image of more) touched.add(image);
    const before = points.peek();
    if (!wanted() || !before || touched.size === 0) return;
    if (touched.size > patchAtMost) return reload();
    const images = [...touched];
    touched.clear();
    const documents = new Map<string, ImageDocument>();
    await Promise.allSettled(
      images.map(async (image) => {
        documents.set(image, await call('images.get', { params: { collection, image } }));
      }),
    );
    const now = points.peek();
    // Another map may have come meanwhile: it is newer than what was read here.
    if (now?.x === before.x) put(withDocuments(now, documents));
  };
  const readSoon = throttle(() => void read([]), 1000);

  return {
    touch: (image, version) => {
      const known = points.peek();
      const at = known?.image.indexOf(image) ?? -1;
      if (at < 0 || known?.version[at] === version) return;
      touched.add(image);
      readSoon();
    },
    read,
    forget: () => touched.clear(),
  };
}
