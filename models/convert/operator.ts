import { ConversionError } from './conversion-error.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { TfNode } from './tf-graph.ts';
import type { ConstantValue, SizesValue, TensorValue, Value } from './value.ts';

/** One TensorFlow node to translate, with what its inputs have become. */
export interface OperatorCall {
  node: TfNode;
  inputs: readonly Value[];
  graph: GraphBuilder;
  /** A vector of one int64 in the ONNX graph: how many images run at once. */
  batchSize: () => string;
}

/** Translates a node; answers its outputs in order. */
export type Operator = (call: OperatorCall) => Value[];

/** Refuses a node, by name. */
export function refuse({ node }: OperatorCall, reason: string): never {
  throw new ConversionError(`${node.op} ${node.name}: ${reason}`);
}

export function inputAt(call: OperatorCall, index: number): Value {
  return call.inputs[index] ?? refuse(call, `has no input ${index}.`);
}

export function constantAt(call: OperatorCall, index: number): ConstantValue {
  const value = inputAt(call, index);
  return value.kind === 'constant' ? value : refuse(call, `input ${index} is not a constant.`);
}

/** A constant list of whole numbers, or one number. */
export function integersAt(call: OperatorCall, index: number): number[] {
  return Array.from(constantAt(call, index).values);
}

/** A list of sizes, constant or followed symbolically. */
export function sizesAt(call: OperatorCall, index: number): SizesValue {
  const value = inputAt(call, index);
  if (value.kind === 'sizes') return value;
  if (value.kind === 'constant' && value.values instanceof Int32Array) {
    return { kind: 'sizes', items: Array.from(value.values), scalar: value.shape.length === 0 };
  }
  return refuse(call, `input ${index} is not a list of sizes.`);
}

/** An image tensor [N,C,H,W]; what TensorFlow has as a plain [N,H,W,C] is transposed. */
export function imageAt(call: OperatorCall, index: number): TensorValue {
  const value = inputAt(call, index);
  if (value.kind !== 'tensor') return refuse(call, `input ${index} is not a tensor.`);
  if (value.layout === 'image') return value;
  const name = call.graph.add('Transpose', [value.name], `${value.name}/nchw`, {
    perm: { ints: [0, 3, 1, 2] },
  });
  return { kind: 'tensor', name, layout: 'image', batchFirst: value.batchFirst };
}

/** A tensor with TensorFlow's own order of axes; an image is transposed back to [N,H,W,C]. */
export function plainAt(call: OperatorCall, index: number): TensorValue {
  const value = inputAt(call, index);
  if (value.kind === 'constant') {
    if (!(value.values instanceof Float32Array)) refuse(call, `input ${index} is not of floats.`);
    const name = call.graph.floats(`${call.node.name}/input:${index}`, value.shape, value.values);
    return { kind: 'tensor', name, layout: 'plain', batchFirst: false };
  }
  if (value.kind === 'sizes') return refuse(call, `input ${index} is a list of sizes.`);
  if (value.layout === 'plain') return value;
  const name = call.graph.add('Transpose', [value.name], `${value.name}/nhwc`, {
    perm: { ints: [0, 2, 3, 1] },
  });
  return { kind: 'tensor', name, layout: 'plain', batchFirst: value.batchFirst };
}
