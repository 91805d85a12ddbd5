/** A TensorFlow graph as the `model.json` of a TensorFlow.js graph model describes it. */

/** An attribute as protobuf's JSON mapping writes it: int64 as strings, bytes as numbers or base64. */
interface TfAttribute {
  s?: number[] | string;
  i?: string | number;
  f?: number;
  b?: boolean;
  type?: number | string;
  list?: { i?: (string | number)[] };
}

export interface TfNode {
  name: string;
  op: string;
  /** `node`, `node:output` or, for control dependencies, `^node`. */
  input?: string[];
  attr?: Record<string, TfAttribute>;
}

/** A constant of the graph: row-major, in TensorFlow's own order of axes. */
export interface TfConstant {
  shape: number[];
  values: Float32Array | Int32Array;
}

export interface TfGraph {
  nodes: ReadonlyMap<string, TfNode>;
  constants: ReadonlyMap<string, TfConstant>;
}

/** Node name and output number of an input reference; undefined for a control dependency. */
function parseInput(reference: string): { node: string; output: number } | undefined {
  if (reference.startsWith('^')) return undefined;
  const colon = reference.lastIndexOf(':');
  if (colon < 0) return { node: reference, output: 0 };
  return { node: reference.slice(0, colon), output: Number(reference.slice(colon + 1)) };
}

/** References of a node's data inputs, in order. */
export function dataInputs(node: TfNode): { node: string; output: number }[] {
  return (node.input ?? []).map(parseInput).filter((input) => input !== undefined);
}

export function textAttribute(node: TfNode, name: string, fallback: string): string {
  const value = node.attr?.[name]?.s;
  if (value === undefined) return fallback;
  return typeof value === 'string'
    ? Buffer.from(value, 'base64').toString('utf8')
    : Buffer.from(value).toString('utf8');
}

export function integerAttribute(node: TfNode, name: string, fallback: number): number {
  const value = node.attr?.[name]?.i;
  return value === undefined ? fallback : Number(value);
}

export function integersAttribute(node: TfNode, name: string, fallback: number[]): number[] {
  return node.attr?.[name]?.list?.i?.map(Number) ?? fallback;
}

export function numberAttribute(node: TfNode, name: string, fallback: number): number {
  return node.attr?.[name]?.f ?? fallback;
}

export function booleanAttribute(node: TfNode, name: string, fallback: boolean): boolean {
  return node.attr?.[name]?.b ?? fallback;
}
