import { connect, type Connection, type Table } from '@lancedb/lancedb';
import { gallerySchema, toArrow } from './arrow-rows.ts';
import { countWalk, walk, type GalleryBatch, type WalkFilter } from './gallery-batch.ts';
import { neighbourFilter, oneOf, quote, unnamedFilter, type NeighbourFilter } from './filter.ts';
import type {
  GalleryChange,
  GalleryRow,
  KnownCrop,
  Neighbour,
  UnnamedNeighbour,
} from './gallery-row.ts';

/** Versions of the table that pile up before it is compacted. */
const writesBetweenCompactions = 200;

/** Another process may still be reading a version: it gets this long, in milliseconds. */
const keepVersionsFor = 10 * 60_000;

const columns = ['id', 'image', 'cx', 'cy', 'w', 'h', 'species', 'individual', 'viewpoint'];

interface StoredRow {
  id: string;
  image: string;
  cx: number;
  cy: number;
  w: number;
  h: number;
  species: string | null;
  individual: string;
  viewpoint: Neighbour['viewpoint'];
  _distance: number;
}

/** Embedded crops of one dataset, made by one embedder, in a LanceDB table. */
export class Gallery {
  readonly #connection: Connection;
  readonly #table: Table;
  readonly dimensions: number;
  #writes = 0;
  // LanceDB refuses conflicting commits: writes of this process wait for each other.
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(connection: Connection, table: Table, dimensions: number) {
    this.#connection = connection;
    this.#table = table;
    this.dimensions = dimensions;
  }

  /**
   * Opens, or makes, the table of one embedder.
   * @param folder `.sleuths/gallery.lance`
   * @param model fingerprint of the embedder; each has a table of its own
   * @param dimensions length of its vectors
   */
  static async open(folder: string, model: string, dimensions: number): Promise<Gallery> {
    const connection = await connect(folder);
    const table = await connection.createEmptyTable(
      `crops-${model.slice(0, 16)}`,
      gallerySchema(dimensions),
      { existOk: true },
    );
    return new Gallery(connection, table, dimensions);
  }

  /**
   * Makes `rows` the only crops of `images`, in one step: written twice, they are there once.
   * @param images images whose other crops go
   */
  replace(images: readonly string[], rows: readonly GalleryRow[]): Promise<void> {
    return this.#write(async () => {
      const filter = oneOf('image', images);
      if (images.length === 0) return;
      if (rows.length === 0) {
        await this.#table.delete(filter);
        return;
      }
      const table = toArrow(rows, this.dimensions);
      await this.#table
        .mergeInsert('id')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .whenNotMatchedBySourceDelete({ where: filter })
        .execute(table);
    });
  }

  /** Adds crops, or replaces those of the same id; others of their images stay. */
  upsert(rows: readonly GalleryRow[]): Promise<void> {
    if (rows.length === 0) return Promise.resolve();
    return this.#write(async () => {
      // Before LanceDB begins: rows that are refused must leave nothing of its work behind.
      const table = toArrow(rows, this.dimensions);
      await this.#table
        .mergeInsert('id')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .execute(table);
    });
  }

  /** Writes what people decided of crops whose vectors stay as they are. */
  relabel(changes: readonly GalleryChange[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    return this.#write(async () => {
      const sql = (value: string | null) => (value === null ? 'NULL' : quote(value));
      for (const change of changes) {
        await this.#table.update({
          where: `id = ${quote(change.id)}`,
          valuesSql: {
            species: sql(change.species),
            individual: sql(change.individual),
            state: sql(change.state),
            viewpoint: sql(change.viewpoint),
          },
        });
      }
    });
  }

  /** Removes crops by id. */
  remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return Promise.resolve();
    return this.#write(async () => {
      await this.#table.delete(oneOf('id', ids));
    });
  }

  /**
   * The vector of one crop.
   * @returns null where it is not embedded
   */
  async vector(id: string): Promise<Float32Array | null> {
    const [row] = (await this.#table
      .query()
      .where(`id = ${quote(id)}`)
      .select(['vector'])
      .limit(1)
      .toArray()) as { vector: Iterable<number> }[];
    return row ? Float32Array.from(row.vector) : null;
  }

  /** The crops of some images, without their vectors. */
  async cropsOf(images: readonly string[]): Promise<KnownCrop[]> {
    if (images.length === 0) return [];
    const rows = (await this.#table
      .query()
      .where(oneOf('image', images))
      .select([...columns, 'state'])
      .toArray()) as (Omit<StoredRow, 'individual'> & KnownCrop)[];
    return rows.map(({ cx, cy, w, h, id, image, species, individual, viewpoint, state }) => ({
      id,
      image,
      box: [cx, cy, w, h],
      species,
      individual,
      viewpoint,
      state,
    }));
  }

  /** Boxes and vectors of the crops of one image. */
  async vectorsOf(image: string): Promise<Pick<GalleryRow, 'box' | 'vector'>[]> {
    const rows = (await this.#table
      .query()
      .where(`image = ${quote(image)}`)
      .select(['cx', 'cy', 'w', 'h', 'vector'])
      .toArray()) as (StoredRow & { vector: Iterable<number> })[];
    return rows.map(({ cx, cy, w, h, vector }) => ({
      box: [cx, cy, w, h],
      vector: Float32Array.from(vector),
    }));
  }

  /**
   * The nearest crops of known individuals, nearest first, by exact search.
   * @param vector L2-normalised query
   */
  async nearest(
    vector: Float32Array,
    filter: NeighbourFilter,
    limit: number,
  ): Promise<Neighbour[]> {
    const rows = (await this.#table
      .query()
      .nearestTo(vector)
      .distanceType('cosine')
      .bypassVectorIndex()
      .where(neighbourFilter(filter))
      .select([...columns, '_distance'])
      .limit(limit)
      .toArray()) as StoredRow[];
    return rows.map((row) => ({
      id: row.id,
      image: row.image,
      box: [row.cx, row.cy, row.w, row.h],
      species: row.species,
      individual: row.individual,
      viewpoint: row.viewpoint,
      similarity: 1 - row._distance,
    }));
  }

  /** How many crops there are, of known individuals or of all. */
  count(filter?: NeighbourFilter): Promise<number> {
    return this.#table.countRows(filter && neighbourFilter(filter));
  }

  /** All crops that fit, with their vectors, a batch at a time. */
  walk(filter: WalkFilter): AsyncGenerator<GalleryBatch> {
    return walk(this.#table, filter, this.dimensions);
  }

  /** How many crops a walk meets. */
  countWalk(filter: WalkFilter): Promise<number> {
    return countWalk(this.#table, filter);
  }

  /** The nearest crops that wait for a name, nearest first, by exact search. */
  async nearestUnnamed(
    vector: Float32Array,
    species: string | null,
    limit: number,
  ): Promise<UnnamedNeighbour[]> {
    const rows = (await this.#table
      .query()
      .nearestTo(vector)
      .distanceType('cosine')
      .bypassVectorIndex()
      .where(unnamedFilter(species))
      .select(['image', 'annotation', 'place', 'taken_at', '_distance'])
      .limit(limit)
      .toArray()) as (Omit<UnnamedNeighbour, 'takenAt' | 'similarity'> & {
      taken_at: number | null;
      _distance: number;
    })[];
    return rows.map(({ image, annotation, place, taken_at, _distance }) => ({
      image,
      annotation,
      place,
      takenAt: taken_at,
      similarity: 1 - _distance,
    }));
  }

  /** Merges small fragments and drops versions that nobody reads any more. */
  compact(): Promise<void> {
    return this.#enqueue(() => this.#compact());
  }

  async #compact(): Promise<void> {
    this.#writes = 0;
    await this.#table.optimize({ cleanupOlderThan: new Date(Date.now() - keepVersionsFor) });
  }

  #write(work: () => Promise<void>): Promise<void> {
    return this.#enqueue(async () => {
      await work();
      if (++this.#writes >= writesBetweenCompactions) await this.#compact();
    });
  }

  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#queue;
    this.#table.close();
    this.#connection.close();
  }
}
