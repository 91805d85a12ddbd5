import { AttributeType } from './data-type.ts';
import type { AttributeProto, GraphProto, NodeProto, TensorProto } from './types.ts';

/** ONNX tells 1 from 1.0, JavaScript does not: integers are given as bigint or through `ints`. */
export type AttributeValue =
  | { float: number }
  | { int: number | bigint }
  | { string: string }
  | { tensor: TensorProto }
  | { graph: GraphProto }
  | { floats: readonly number[] }
  | { ints: readonly (number | bigint)[] }
  | { strings: readonly string[] };

const utf8 = new TextEncoder();
const text = new TextDecoder();

function emptyAttribute(name: string, type: number): AttributeProto {
  return {
    name,
    type,
    floats: [],
    ints: [],
    strings: [],
    tensors: [],
    graphs: [],
    sparseTensors: [],
    typeProtos: [],
  };
}

export function makeAttribute(name: string, value: AttributeValue): AttributeProto {
  if ('float' in value) return { ...emptyAttribute(name, AttributeType.float), f: value.float };
  if ('int' in value) return { ...emptyAttribute(name, AttributeType.int), i: BigInt(value.int) };
  if ('string' in value) {
    return { ...emptyAttribute(name, AttributeType.string), s: utf8.encode(value.string) };
  }
  if ('tensor' in value) return { ...emptyAttribute(name, AttributeType.tensor), t: value.tensor };
  if ('graph' in value) return { ...emptyAttribute(name, AttributeType.graph), g: value.graph };
  if ('floats' in value) {
    return { ...emptyAttribute(name, AttributeType.floats), floats: [...value.floats] };
  }
  if ('ints' in value) {
    return { ...emptyAttribute(name, AttributeType.ints), ints: value.ints.map(BigInt) };
  }
  return {
    ...emptyAttribute(name, AttributeType.strings),
    strings: value.strings.map((item) => utf8.encode(item)),
  };
}

function findAttribute(node: NodeProto, name: string): AttributeProto | undefined {
  return node.attribute.find((attribute) => attribute.name === name);
}

/** An integer attribute, or `fallback` where the node does not have it. */
export function intAttribute(node: NodeProto, name: string, fallback: number): number {
  const value = findAttribute(node, name)?.i;
  return value === undefined ? fallback : Number(value);
}

/** A list of integers, or `fallback` where the node does not have it. */
export function intsAttribute(
  node: NodeProto,
  name: string,
  fallback: readonly number[],
): number[] {
  const found = findAttribute(node, name);
  return found ? found.ints.map(Number) : [...fallback];
}

export function floatAttribute(node: NodeProto, name: string, fallback: number): number {
  return findAttribute(node, name)?.f ?? fallback;
}

export function stringAttribute(node: NodeProto, name: string, fallback: string): string {
  const value = findAttribute(node, name)?.s;
  return value === undefined ? fallback : text.decode(value);
}
