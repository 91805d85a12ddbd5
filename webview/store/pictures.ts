import { signal, type ReadonlySignal } from '@preact/signals';
import type { ErrorBody } from '../../server/contract/errors.ts';
import { isAbort, toErrorBody } from './error-body.ts';

/** A picture that is decoded and can be shown in the next frame. */
export interface ReadyPicture {
  url: string;
  /** Pixels of the picture itself. */
  width: number;
  height: number;
  /** What a page draws; opaque here. */
  source: unknown;
}

/** Fetches and decodes the `screen` picture of an image. */
export type LoadPicture = (image: string, signal: AbortSignal) => Promise<ReadyPicture>;

/** Screen pictures of the images at hand, ready to be shown. */
export interface Pictures {
  /** null: not ready. Followed by who reads it. */
  get(image: string): ReadyPicture | null;
  /** Why a picture cannot be shown. */
  failure(image: string): ErrorBody | null;
  /** Makes a picture ready; at once where it is already. */
  load(image: string): Promise<void>;
  /** Gives up all loading but that of these images. */
  only(images: readonly string[]): void;
  /** A picture may have changed: it is read again when it is wanted. */
  drop(image: string): void;
}

/** Decoded pixels that are held at most: ten pictures of 2048 × 1536, 126 MB. */
const pixelsHeld = 10 * 2048 * 1536;

export function createPictures(load: LoadPicture, mostPixels = pixelsHeld): Pictures {
  // In order of use, the latest last.
  const ready = signal<ReadonlyMap<string, ReadyPicture>>(new Map());
  const failures = signal<ReadonlyMap<string, ErrorBody>>(new Map());
  const loading = new Map<string, { abort: AbortController; done: Promise<void> }>();

  const keep = (image: string, picture: ReadyPicture) => {
    const next = new Map(ready.peek());
    next.delete(image);
    next.set(image, picture);
    let pixels = [...next.values()].reduce((sum, { width, height }) => sum + width * height, 0);
    for (const [oldest, { width, height }] of next) {
      if (pixels <= mostPixels || oldest === image) break;
      next.delete(oldest);
      pixels -= width * height;
    }
    ready.value = next;
  };

  const read = async (image: string, signal: AbortSignal) => {
    try {
      const picture = await load(image, signal);
      if (!signal.aborted) keep(image, picture);
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      failures.value = new Map(failures.peek()).set(image, toErrorBody(error));
    } finally {
      if (loading.get(image)?.abort.signal === signal) loading.delete(image);
    }
  };

  const without = <T>(map: ReadonlySignal<ReadonlyMap<string, T>>, image: string) =>
    new Map([...map.peek()].filter(([id]) => id !== image));

  return {
    get: (image) => ready.value.get(image) ?? null,
    failure: (image) => failures.value.get(image) ?? null,
    load: (image) => {
      const held = ready.peek().get(image);
      if (held) {
        // Used again: it is let go last. Nobody needs to be told.
        (ready.peek() as Map<string, ReadyPicture>).delete(image);
        (ready.peek() as Map<string, ReadyPicture>).set(image, held);
        return Promise.resolve();
      }
      const under = loading.get(image);
      if (under) return under.done;
      if (failures.peek().has(image)) failures.value = without(failures, image);
      const abort = new AbortController();
      const done = read(image, abort.signal);
      loading.set(image, { abort, done });
      return done;
    },
    only: (images) => {
      for (const [image, { abort }] of loading) {
        if (images.includes(image)) continue;
        abort.abort();
        loading.delete(image);
      }
    },
    drop: (image) => {
      if (ready.peek().has(image)) ready.value = without(ready, image);
      if (failures.peek().has(image)) failures.value = without(failures, image);
    },
  };
}
