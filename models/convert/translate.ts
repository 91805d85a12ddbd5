import { ConversionError } from './conversion-error.ts';
import { GraphBuilder } from './graph-builder.ts';
import { operators } from './operators.ts';
import { dataInputs, type TfGraph, type TfNode } from './tf-graph.ts';
import type { TensorValue, Value } from './value.ts';

/** Nodes that the outputs need, each after its inputs; stops at what is fed. */
function neededNodes(
  graph: TfGraph,
  feeds: ReadonlyMap<string, TensorValue>,
  outputs: readonly string[],
): TfNode[] {
  const order: TfNode[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name) || feeds.has(name)) return;
    seen.add(name);
    const node = graph.nodes.get(name);
    if (!node) throw new ConversionError(`The graph has no node ${name}.`);
    for (const input of dataInputs(node)) visit(input.node);
    order.push(node);
  };
  outputs.forEach(visit);
  return order;
}

function refuseUnknownOperators(nodes: readonly TfNode[]): void {
  const unknown = new Set(
    nodes.map((node) => node.op).filter((op) => op !== 'Const' && !operators.has(op)),
  );
  if (unknown.size === 0) return;
  throw new ConversionError(
    `The graph uses operators that cannot be converted: ${[...unknown].sort().join(', ')}.`,
  );
}

export interface Translation {
  graph: GraphBuilder;
  /** What each wanted node has become. */
  outputs: TensorValue[];
}

/**
 * Translates the part of a TensorFlow graph that lies between `feeds` and `outputs`.
 * @param feeds nodes that are not computed but given, by name, as inputs of the ONNX graph
 * @param outputs names of nodes whose first output is wanted
 * @throws {ConversionError} naming the operators or the node that cannot be converted
 */
export function translate(
  graph: TfGraph,
  feeds: ReadonlyMap<string, TensorValue>,
  outputs: readonly string[],
): Translation {
  const nodes = neededNodes(graph, feeds, outputs);
  refuseUnknownOperators(nodes);
  const builder = new GraphBuilder();
  let batchVector: string | undefined;
  const batchSize = (): string => {
    const [input] = [...feeds.values()];
    if (!input) throw new ConversionError('A graph without inputs has no batch.');
    const range = { start: { int: 0 }, end: { int: 1 } };
    batchVector ??= builder.add('Shape', [input.name], `${input.name}/batch`, range);
    return batchVector;
  };
  const values = new Map<string, Value[]>();
  for (const [name, value] of feeds) values.set(name, [value]);
  for (const node of nodes) {
    if (node.op === 'Const') {
      const constant = graph.constants.get(node.name);
      if (!constant)
        throw new ConversionError(`The weights do not have the constant ${node.name}.`);
      values.set(node.name, [{ kind: 'constant', ...constant }]);
      continue;
    }
    const inputs = dataInputs(node).map(({ node: from, output }) => {
      const value = values.get(from)?.[output];
      if (!value)
        throw new ConversionError(`${node.name} takes ${from}:${output}, which is not there.`);
      return value;
    });
    const operator = operators.get(node.op);
    if (!operator) throw new ConversionError(`The operator ${node.op} cannot be converted.`);
    values.set(node.name, operator({ node, inputs, graph: builder, batchSize }));
  }
  return {
    graph: builder,
    outputs: outputs.map((name) => {
      const [value] = values.get(name) ?? [];
      if (value?.kind !== 'tensor')
        throw new ConversionError(`The output ${name} is not a tensor.`);
      return value;
    }),
  };
}
