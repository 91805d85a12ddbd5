import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowId, type GalleryRow } from '../../server/gallery/gallery-row.ts';
import { Gallery } from '../../server/gallery/gallery.ts';

let folder: string;
let gallery: Gallery;
const model = 'a'.repeat(64);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  gallery = await Gallery.open(folder, model, 2);
});
afterEach(async () => {
  await gallery.close();
  await rm(folder, { recursive: true });
});

/** A crop at an angle on the unit circle: similarity is the cosine of the difference. */
const crop = (image: string, degrees: number, changes: Partial<GalleryRow> = {}): GalleryRow => {
  const radians = (degrees * Math.PI) / 180;
  const annotation = changes.annotation ?? '1';
  return {
    id: rowId(image, annotation),
    image,
    annotation,
    box: [0.5, 0.5, 0.2, 0.4],
    species: 'giraffe',
    individual: 'Asha',
    state: 'accepted',
    split: 'train',
    viewpoint: null,
    place: 'camera-1',
    takenAt: null,
    model,
    vector: Float32Array.of(Math.cos(radians), Math.sin(radians)),
    ...changes,
  };
};

const query = Float32Array.of(1, 0);
const anywhere = { species: null, image: 'query.jpg', burst: null };
const found = async (filter: Parameters<Gallery['nearest']>[1]) =>
  (await gallery.nearest(query, filter, 10)).map(({ image }) => image);

describe('nearest', () => {
  it('is exact and ordered by cosine similarity', async () => {
    await gallery.upsert([crop('c.jpg', 80), crop('a.jpg', 10), crop('b.jpg', -40)]);
    const neighbours = await gallery.nearest(query, anywhere, 10);
    expect(neighbours.map(({ image }) => image)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(neighbours[0]!.similarity).toBeCloseTo(Math.cos((10 * Math.PI) / 180), 5);
    expect(neighbours[0]!.box).toEqual([0.5, 0.5, 0.2, 0.4]);
  });

  it('knows only accepted crops of named individuals', async () => {
    await gallery.upsert([
      crop('unnamed.jpg', 0, { individual: null }),
      crop('rejected.jpg', 0, { state: 'rejected' }),
      crop('named.jpg', 50),
    ]);
    expect(await found(anywhere)).toEqual(['named.jpg']);
  });

  it('stays within the species', async () => {
    await gallery.upsert([crop('zebra.jpg', 0, { species: 'zebra' }), crop('giraffe.jpg', 50)]);
    expect(await found({ ...anywhere, species: 'giraffe' })).toEqual(['giraffe.jpg']);
  });

  it('leaves out the query’s own image and its burst, but not other places or times', async () => {
    const noon = Date.parse('2024-05-01T12:00:00Z');
    await gallery.upsert([
      crop('query.jpg', 0, { takenAt: noon }),
      crop('burst.jpg', 1, { takenAt: noon + 2_000 }),
      crop('elsewhere.jpg', 2, { takenAt: noon, place: 'camera-2' }),
      crop('later.jpg', 3, { takenAt: noon + 3_600_000 }),
      crop('timeless.jpg', 4),
    ]);
    const burst = { place: 'camera-1', takenAt: noon, gap: 60_000 };
    expect(await found({ ...anywhere, burst })).toEqual([
      'elsewhere.jpg',
      'later.jpg',
      'timeless.jpg',
    ]);
  });

  it('takes names with quotes', async () => {
    await gallery.upsert([crop("d'Artagnan.jpg", 0, { species: "Grévy's zebra" })]);
    expect(await found({ ...anywhere, species: "Grévy's zebra" })).toEqual(["d'Artagnan.jpg"]);
  });
});

describe('writing', () => {
  it('has a crop once, however often it is written', async () => {
    await gallery.upsert([crop('a.jpg', 0)]);
    await gallery.upsert([crop('a.jpg', 5)]);
    expect(await gallery.count()).toBe(1);
  });

  it('replaces all crops of the named images and leaves the others', async () => {
    await gallery.upsert([
      crop('a.jpg', 0, { annotation: '1' }),
      crop('a.jpg', 0, { annotation: '2' }),
      crop('b.jpg', 0),
    ]);
    await gallery.replace(['a.jpg'], [crop('a.jpg', 9, { annotation: '3' })]);
    const crops = await gallery.cropsOf(['a.jpg', 'b.jpg']);
    expect(crops.map(({ id }) => id).sort()).toEqual(['a.jpg#3', 'b.jpg#1']);
    await gallery.replace(['b.jpg'], []);
    expect(await gallery.count()).toBe(1);
  });

  it('relabels without touching the vector', async () => {
    await gallery.upsert([crop('a.jpg', 30)]);
    const before = await gallery.vector('a.jpg#1');
    await gallery.relabel([
      { id: 'a.jpg#1', species: 'zebra', individual: null, state: 'accepted', viewpoint: 'left' },
    ]);
    expect(await found(anywhere)).toEqual([]);
    expect(await gallery.vector('a.jpg#1')).toEqual(before);
  });

  it('keeps everything over concurrent writes and a compaction', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => gallery.upsert([crop(`${i}.jpg`, i)])));
    await gallery.compact();
    await gallery.close();
    gallery = await Gallery.open(folder, model, 2);
    expect(await gallery.count()).toBe(20);
  });

  it('refuses a vector of another length', async () => {
    await expect(
      gallery.upsert([crop('a.jpg', 0, { vector: new Float32Array(3) })]),
    ).rejects.toThrow(/a\.jpg#1: 3 numbers where 2 belong/);
  });
});
