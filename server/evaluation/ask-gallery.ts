import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { galleryRow } from '../collections/gallery-rows.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import { rankNeighbours } from '../collections/rank-neighbours.ts';
import { burstGap } from '../collections/burst.ts';
import { cameraTime, placeOf } from '../contract/camera.ts';
import { SleuthsError } from '../contract/errors.ts';
import type { GalleryRow } from '../gallery/gallery-row.ts';
import { Gallery } from '../gallery/gallery.ts';
import { topK } from '../identity/top-k.ts';
import { queryVector } from './query-vectors.ts';

export interface KnownIdentity {
  path: string;
  identity: string;
  split: 'gallery' | 'query';
}

export interface GalleryAnswer {
  queries: number;
  individuals: number;
  /** Top-1 and top-5 accuracy, 0 to 1. */
  top1: number;
  top5: number;
  seconds: number;
  /** Images that could not be asked or shown, and why. */
  failed: { file: string; message: string }[];
}

export interface AskOptions {
  signal?: AbortSignal;
  onProgress(done: number, total: number): void;
}

const batchSize = 256;

/**
 * Asks for each query image who it is, of a gallery of the other images, by the same search and
 * ranking as the suggestions. The gallery is a table of its own, deleted afterwards: the dataset's
 * labels and gallery stay as they are.
 */
export async function askGallery(
  collection: OpenCollection,
  known: readonly KnownIdentity[],
  options: AskOptions,
): Promise<GalleryAnswer> {
  const started = performance.now();
  const embedder = await collection.engine.requireEmbedder();
  const folder = await mkdtemp(join(tmpdir(), 'sleuths-gallery-'));
  const gallery = await Gallery.open(folder, embedder.fingerprint, embedder.dimensions);
  const failed: GalleryAnswer['failed'] = [];
  const individuals = new Set<string>();
  let done = 0;

  /** The vector of each image that can be read; the others are in `failed`. */
  async function* vectorsOf(split: KnownIdentity['split']) {
    for (const row of known.filter((candidate) => candidate.split === split)) {
      options.signal?.throwIfAborted();
      try {
        yield { ...row, ...(await queryVector(collection, row.path)) };
      } catch (error) {
        if (!(error instanceof SleuthsError)) throw error;
        failed.push({ file: row.path, message: error.message });
      }
      options.onProgress(++done, known.length);
    }
  }

  try {
    const batch: GalleryRow[] = [];
    const shown = new Set<string>();
    for await (const { image, identity, takenAt, annotation, vector } of vectorsOf('gallery')) {
      // Lists name images twice; a crop counts once.
      if (shown.has(image)) continue;
      shown.add(image);
      individuals.add(identity);
      const origin = { image, split: 'gallery', takenAt, model: embedder.fingerprint };
      // One species: the file says nothing of any.
      const decided = { ...annotation, species: null, individual: identity };
      batch.push(galleryRow(origin, { ...decided, state: 'accepted' }, vector));
      if (batch.length === batchSize) await gallery.upsert(batch.splice(0));
    }
    await gallery.upsert(batch);
    await gallery.compact();

    const ranks: (number | null)[] = [];
    for await (const { image, identity, takenAt, vector } of vectorsOf('query')) {
      const time = cameraTime(takenAt);
      const burst = time === null ? null : { place: placeOf(image), takenAt: time, gap: burstGap };
      const filter = { species: null, image, burst };
      const { individuals: ranking } = await rankNeighbours(gallery, vector, filter, 5);
      const rank = ranking.findIndex(({ individual }) => individual === identity);
      ranks.push(rank < 0 ? null : rank + 1);
    }
    return {
      queries: ranks.length,
      individuals: individuals.size,
      top1: topK(ranks, 1),
      top5: topK(ranks, 5),
      seconds: (performance.now() - started) / 1000,
      failed,
    };
  } finally {
    await gallery.close();
    await rm(folder, { recursive: true, force: true });
  }
}
