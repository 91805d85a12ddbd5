import { DataType } from './data-type.ts';
import type { TensorProto } from './types.ts';

/** Numbers of a tensor. 16-bit floats come as their bits, booleans as 0 and 1. */
export type TensorValues =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

function emptyTensor(name: string, dims: readonly number[], dataType: number): TensorProto {
  return {
    name,
    dims: dims.map(BigInt),
    dataType,
    floatData: [],
    int32Data: [],
    stringData: [],
    int64Data: [],
    doubleData: [],
    uint64Data: [],
    externalData: [],
    metadataProps: [],
  };
}

const bytesOf = (values: ArrayBufferView): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

function checkCount(name: string, dims: readonly number[], count: number): void {
  const expected = dims.reduce((product, dim) => product * dim, 1);
  if (expected !== count) {
    throw new RangeError(
      `Tensor ${name}: shape [${dims.join(', ')}] needs ${expected} values, not ${count}.`,
    );
  }
}

/** A float32 tensor; shares the memory of `values`. */
export function floatTensor(
  name: string,
  dims: readonly number[],
  values: Float32Array,
): TensorProto {
  checkCount(name, dims, values.length);
  return { ...emptyTensor(name, dims, DataType.float), rawData: bytesOf(values) };
}

/** An int64 tensor of shapes, axes and other counts. */
export function int64Tensor(
  name: string,
  dims: readonly number[],
  values: readonly (number | bigint)[],
): TensorProto {
  checkCount(name, dims, values.length);
  const data = BigInt64Array.from(values, (value) => BigInt(value));
  return { ...emptyTensor(name, dims, DataType.int64), rawData: bytesOf(data) };
}

/** A tensor of any fixed-width type from its little-endian bytes. */
export function rawTensor(
  name: string,
  dims: readonly number[],
  dataType: number,
  rawData: Uint8Array,
): TensorProto {
  return { ...emptyTensor(name, dims, dataType), rawData };
}

/** Shape as numbers. */
export function tensorDims(tensor: TensorProto): number[] {
  return tensor.dims.map(Number);
}

type NumericArray = new (buffer: ArrayBuffer) => TensorValues;

const arrays = new Map<number, NumericArray>([
  [DataType.float, Float32Array],
  [DataType.uint8, Uint8Array],
  [DataType.int8, Int8Array],
  [DataType.uint16, Uint16Array],
  [DataType.int16, Int16Array],
  [DataType.int32, Int32Array],
  [DataType.int64, BigInt64Array],
  [DataType.bool, Uint8Array],
  [DataType.float16, Uint16Array],
  [DataType.double, Float64Array],
  [DataType.uint32, Uint32Array],
  [DataType.uint64, BigUint64Array],
  [DataType.bfloat16, Uint16Array],
]);

/**
 * Values of a tensor, whichever of the format's fields holds them. Copies.
 * @throws {TypeError} for strings, complex numbers and values kept in another file.
 */
export function tensorValues(tensor: TensorProto): TensorValues {
  const name = tensor.name ?? '(unnamed)';
  if (tensor.dataLocation === 1) {
    throw new TypeError(`Tensor ${name} keeps its values in another file, which is not supported.`);
  }
  const type = tensor.dataType ?? 0;
  const NumericArray = arrays.get(type);
  if (!NumericArray) throw new TypeError(`Tensor ${name} has the unsupported data type ${type}.`);
  if (tensor.rawData) {
    // A copy: views into a file are not aligned.
    const copy = new Uint8Array(tensor.rawData.byteLength);
    copy.set(tensor.rawData);
    return new NumericArray(copy.buffer);
  }
  switch (type) {
    case DataType.float:
      return Float32Array.from(tensor.floatData);
    case DataType.double:
      return Float64Array.from(tensor.doubleData);
    case DataType.int64:
      return BigInt64Array.from(tensor.int64Data);
    case DataType.uint64:
      return BigUint64Array.from(tensor.uint64Data);
    case DataType.uint32:
      return Uint32Array.from(tensor.uint64Data, Number);
    case DataType.int8:
      return Int8Array.from(tensor.int32Data);
    case DataType.int16:
      return Int16Array.from(tensor.int32Data);
    case DataType.int32:
      return Int32Array.from(tensor.int32Data);
    case DataType.uint8:
    case DataType.bool:
      return Uint8Array.from(tensor.int32Data);
    default:
      return Uint16Array.from(tensor.int32Data);
  }
}

/** Values of a float32 tensor. */
export function floatValues(tensor: TensorProto): Float32Array {
  const values = tensorValues(tensor);
  if (!(values instanceof Float32Array)) {
    throw new TypeError(`Tensor ${tensor.name ?? '(unnamed)'} is not float32.`);
  }
  return values;
}
