import type { AttributeValue } from '../onnx/attribute.ts';
import { makeNode } from '../onnx/build.ts';
import { floatTensor, int64Tensor } from '../onnx/tensor.ts';
import type { NodeProto, TensorProto } from '../onnx/types.ts';

/** Collects the nodes and initializers of an ONNX graph; every name is unique and reproducible. */
export class GraphBuilder {
  readonly nodes: NodeProto[] = [];
  readonly initializers: TensorProto[] = [];
  private readonly counts = new Map<string, number>();

  /** Adds a node with one output, named after `base`, and answers the output's name. */
  add(
    opType: string,
    inputs: readonly string[],
    base: string,
    attributes: Record<string, AttributeValue> = {},
  ): string {
    const name = this.unique(base);
    this.nodes.push(makeNode(opType, inputs, [name], { name, attributes }));
    return name;
  }

  floats(base: string, dims: readonly number[], values: Float32Array): string {
    const name = this.unique(base);
    this.initializers.push(floatTensor(name, dims, values));
    return name;
  }

  /** A vector of int64, as ONNX takes shapes and axes. */
  integers(base: string, values: readonly (number | bigint)[]): string {
    const name = this.unique(base);
    this.initializers.push(int64Tensor(name, [values.length], values));
    return name;
  }

  /** A single int64. */
  integer(base: string, value: number): string {
    const name = this.unique(base);
    this.initializers.push(int64Tensor(name, [], [value]));
    return name;
  }

  /** A single float, shared by all who ask for it. */
  scalar(value: number): string {
    const name = `scalar ${value}`;
    if (!this.counts.has(name)) this.floats(name, [], Float32Array.of(value));
    return name;
  }

  private unique(base: string): string {
    const count = this.counts.get(base) ?? 0;
    this.counts.set(base, count + 1);
    return count === 0 ? base : this.unique(`${base}#${count}`);
  }
}
