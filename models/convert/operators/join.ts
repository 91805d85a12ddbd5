import {
  constantAt,
  integersAt,
  type Operator,
  type OperatorCall,
  plainAt,
  refuse,
  sizesAt,
} from '../operator.ts';
import { integerAttribute } from '../tf-graph.ts';
import { batch, type TensorValue } from '../value.ts';
import { packSizes } from './sizes.ts';

/** Slices to the end say so with the largest int64. */
const toTheEnd = 2n ** 63n - 1n;

function axisOf(call: OperatorCall, index: number): number {
  const [axis, ...more] = integersAt(call, index);
  return axis === undefined || more.length > 0 ? refuse(call, 'has no single axis.') : axis;
}

function concatenate(call: OperatorCall, parts: readonly TensorValue[], axis: number): TensorValue {
  const [first] = parts;
  if (!first) return refuse(call, 'joins nothing.');
  const names = parts.map((part) => part.name);
  const name = call.graph.add('Concat', names, call.node.name, { axis: { int: axis } });
  return { ...first, name, batchFirst: first.batchFirst && axis !== 0 };
}

/** ConcatV2 → Concat; the last input is the axis. */
export const concat: Operator = (call) => {
  const last = call.inputs.length - 1;
  const parts = call.inputs.slice(0, last).map((_, index) => plainAt(call, index));
  return [concatenate(call, parts, axisOf(call, last))];
};

/** Pack: of sizes, a list of them; of tensors, Unsqueeze and Concat. */
export const pack: Operator = (call) => {
  if (call.inputs.every((input) => input.kind !== 'tensor')) return packSizes(call);
  const { graph, node } = call;
  const axis = integerAttribute(node, 'axis', 0);
  const axes = graph.integers(`${node.name}/axes`, [axis]);
  const parts = call.inputs.map((_, index) => {
    const part = plainAt(call, index);
    const name = graph.add('Unsqueeze', [part.name, axes], `${node.name}/part`);
    return { ...part, name };
  });
  return [concatenate(call, parts, axis)];
};

/** Unpack → one Gather for each slice along the axis. */
export const unpack: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const axis = integerAttribute(node, 'axis', 0);
  const count = integerAttribute(node, 'num', 0);
  if (count < 1) refuse(call, 'does not say how many outputs it has.');
  return Array.from({ length: count }, (_, index): TensorValue => {
    const at = graph.integer(`${node.name}/index:${index}`, index);
    const name = graph.add('Gather', [value.name, at], `${node.name}/output:${index}`, {
      axis: { int: axis },
    });
    return { ...value, name, batchFirst: value.batchFirst && axis !== 0 };
  });
};

/** Slice with constant begin and size (-1: all the rest) → Slice along the axes that it cuts. */
export const slice: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const begin = integersAt(call, 1);
  const sizes = integersAt(call, 2);
  const cuts = begin
    .map((from, axis) => ({ axis, from, size: sizes[axis] ?? -1 }))
    .filter(({ from, size }) => from !== 0 || size !== -1);
  const list = (part: string, items: readonly (number | bigint)[]): string =>
    graph.integers(`${node.name}/${part}`, items);
  const name = graph.add(
    'Slice',
    [
      value.name,
      list(
        'starts',
        cuts.map((cut) => cut.from),
      ),
      list(
        'ends',
        cuts.map((cut) => (cut.size === -1 ? toTheEnd : cut.from + cut.size)),
      ),
      list(
        'axes',
        cuts.map((cut) => cut.axis),
      ),
    ],
    node.name,
  );
  return [{ ...value, name }];
};

/** Tile, by constant counts or once for each image of the batch. */
export const tile: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const { items } = sizesAt(call, 1);
  const counts = items.map((item, axis) => {
    if (item === batch) return call.batchSize();
    if (item === 'unknown') return refuse(call, 'repeats as often as the size of the image says.');
    return graph.integers(`${node.name}/count:${axis}`, [item]);
  });
  const repeats = graph.add('Concat', counts, `${node.name}/repeats`, { axis: { int: 0 } });
  const name = graph.add('Tile', [value.name, repeats], node.name);
  const once = call.inputs[0]?.kind === 'constant' && constantAt(call, 0).shape[0] === 1;
  return [{ ...value, name, batchFirst: once && items[0] === batch }];
};
