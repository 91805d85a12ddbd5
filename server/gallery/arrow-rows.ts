import type { Data, Schema, Table, Vector } from 'apache-arrow';
import { arrow } from './arrow.ts';
import type { GalleryRow } from './gallery-row.ts';

const { Field, FixedSizeList, Float32, Float64, RecordBatch, Struct, Utf8 } = arrow;
const { makeData, makeVector, vectorFromArray } = arrow;

const text = (name: string, nullable = false) => new Field(name, new Utf8(), nullable);
const number = (name: string, nullable = false) => new Field(name, new Float64(), nullable);

/** Columns of a gallery whose vectors have `dimensions` numbers. */
export function gallerySchema(dimensions: number): Schema {
  const item = new Field('item', new Float32(), true);
  return new arrow.Schema([
    text('id'),
    text('image'),
    text('annotation'),
    number('cx'),
    number('cy'),
    number('w'),
    number('h'),
    text('species', true),
    text('individual', true),
    text('state'),
    text('split'),
    text('viewpoint', true),
    text('place'),
    number('taken_at', true),
    text('model'),
    new Field('vector', new FixedSizeList(dimensions, item), true),
  ]);
}

/** Rows as one Arrow table; the vectors are copied once, not number by number through objects. */
export function toArrow(rows: readonly GalleryRow[], dimensions: number): Table {
  const schema = gallerySchema(dimensions);
  const flat = new Float32Array(rows.length * dimensions);
  rows.forEach((row, index) => {
    if (row.vector.length !== dimensions) {
      throw new RangeError(`${row.id}: ${row.vector.length} numbers where ${dimensions} belong`);
    }
    flat.set(row.vector, index * dimensions);
  });
  const utf8 = (pick: (row: GalleryRow) => string | null) =>
    vectorFromArray(rows.map(pick), new Utf8());
  const float = (pick: (row: GalleryRow) => number | null) =>
    vectorFromArray(rows.map(pick), new Float64());
  const vectors = makeVector(
    makeData({
      type: new FixedSizeList(dimensions, new Field('item', new Float32(), true)),
      length: rows.length,
      nullCount: 0,
      child: makeData({ type: new Float32(), data: flat }),
    }),
  );
  const columns: Vector[] = [
    utf8((row) => row.id),
    utf8((row) => row.image),
    utf8((row) => row.annotation),
    float((row) => row.box[0]),
    float((row) => row.box[1]),
    float((row) => row.box[2]),
    float((row) => row.box[3]),
    utf8((row) => row.species),
    utf8((row) => row.individual),
    utf8((row) => row.state),
    utf8((row) => row.split),
    utf8((row) => row.viewpoint),
    utf8((row) => row.place),
    float((row) => row.takenAt),
    utf8((row) => row.model),
    vectors,
  ];
  const data = makeData({
    type: new Struct(schema.fields),
    length: rows.length,
    nullCount: 0,
    children: columns.flatMap(({ data }): readonly Data[] => data),
  });
  return new arrow.Table(schema, new RecordBatch(schema, data));
}
