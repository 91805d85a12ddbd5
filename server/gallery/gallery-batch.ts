import type { FixedSizeList, Float32, RecordBatch, Vector } from 'apache-arrow';
import type { Table } from '@lancedb/lancedb';
import { quote, unnamed } from './filter.ts';

/** Which crops a walk over the gallery meets. */
export interface WalkFilter {
  /** Crops with a name that a person has accepted; or such that wait for one. Absent: both and others. */
  named?: boolean;
  /** null: whose species nobody knows. */
  species?: string | null;
  individual?: string;
}

/** Columns of some crops, of equal length. */
export interface GalleryBatch {
  length: number;
  id: (string | null)[];
  image: (string | null)[];
  annotation: (string | null)[];
  individual: (string | null)[];
  species: (string | null)[];
  place: (string | null)[];
  /** NaN: not known. */
  takenAt: Float64Array;
  /** length × dimensions; its own memory, which may be handed over. */
  vectors: Float32Array;
}

/** Small enough that turning one into columns is not felt by anyone who waits. */
const rowsAtOnce = 512;

const columns = [
  'id',
  'image',
  'annotation',
  'individual',
  'species',
  'place',
  'taken_at',
  'vector',
];

/** Named: what may speak for a query. Unnamed: what waits for a name. */
function conditionOf({ named, species, individual }: WalkFilter): string {
  const conditions: string[] = [];
  if (named === true) conditions.push("individual IS NOT NULL AND state = 'accepted'");
  if (named === false) conditions.push(unnamed);
  if (species !== undefined) {
    conditions.push(species === null ? 'species IS NULL' : `species = ${quote(species)}`);
  }
  if (individual !== undefined) conditions.push(`individual = ${quote(individual)}`);
  return conditions.length > 0 ? conditions.join(' AND ') : 'true';
}

export const countWalk = (table: Table, filter: WalkFilter): Promise<number> =>
  table.countRows(conditionOf(filter));

/** All crops that fit, a batch at a time: a million is never in memory at once. */
export async function* walk(
  table: Table,
  filter: WalkFilter,
  dimensions: number,
): AsyncGenerator<GalleryBatch> {
  const query = table.query().where(conditionOf(filter)).select(columns);
  for await (const batch of query) {
    for (let start = 0; start < batch.numRows; start += rowsAtOnce) {
      yield batchOf(batch.slice(start, start + rowsAtOnce), dimensions);
    }
  }
}

function batchOf(batch: RecordBatch, dimensions: number): GalleryBatch {
  const length = batch.numRows;
  const column = (name: string): Vector => batch.getChild(name)!;
  const texts = (name: string) => {
    const values = column(name);
    return Array.from({ length }, (_, row) => values.get(row) as string | null);
  };
  const takenAt = new Float64Array(length);
  const times = column('taken_at');
  for (let row = 0; row < length; row++) takenAt[row] = (times.get(row) as number | null) ?? NaN;
  return {
    length,
    id: texts('id'),
    image: texts('image'),
    annotation: texts('annotation'),
    individual: texts('individual'),
    species: texts('species'),
    place: texts('place'),
    takenAt,
    vectors: vectorsOf(column('vector') as Vector<FixedSizeList<Float32>>, length, dimensions),
  };
}

/** The numbers under a column of lists, copied as one piece. */
function vectorsOf(
  column: Vector<FixedSizeList<Float32>>,
  length: number,
  dimensions: number,
): Float32Array {
  const vectors = new Float32Array(length * dimensions);
  let row = 0;
  for (const data of column.data) {
    const values = data.children[0]!.values as Float32Array;
    vectors.set(values.subarray(0, data.length * dimensions), row * dimensions);
    row += data.length;
  }
  return vectors;
}
