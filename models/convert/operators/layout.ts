import {
  integersAt,
  type Operator,
  type OperatorCall,
  plainAt,
  refuse,
  sizesAt,
} from '../operator.ts';
import { integersAttribute } from '../tf-graph.ts';
import { batch, type SizesValue } from '../value.ts';

/** ONNX's Reshape takes -1 for the one size it is to work out, and 0 for "as in the input". */
function reshapeTarget(
  call: OperatorCall,
  items: SizesValue['items'],
  batchFirst: boolean,
): number[] {
  const free = items.includes(-1);
  return items.map((item, index) => {
    if (item === 'unknown') return refuse(call, 'its target depends on the size of the image.');
    if (item !== batch) return item;
    if (!free) return -1;
    return index === 0 && batchFirst ? 0 : refuse(call, 'its target has two free sizes.');
  });
}

export const reshape: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const { items } = sizesAt(call, 1);
  const target = graph.integers(`${node.name}/shape`, reshapeTarget(call, items, value.batchFirst));
  const name = graph.add('Reshape', [value.name, target], node.name);
  return [{ kind: 'tensor', name, layout: 'plain', batchFirst: items[0] === batch }];
};

export const transpose: Operator = (call) => {
  const value = plainAt(call, 0);
  const perm = integersAt(call, 1);
  const name = call.graph.add('Transpose', [value.name], call.node.name, { perm: { ints: perm } });
  return [{ ...value, name, batchFirst: value.batchFirst && perm[0] === 0 }];
};

export const squeeze: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const axes = integersAttribute(node, 'squeeze_dims', integersAttribute(node, 'axis', []));
  if (axes.length === 0) refuse(call, 'does not say which axes it removes.');
  const name = graph.add(
    'Squeeze',
    [value.name, graph.integers(`${node.name}/axes`, axes)],
    node.name,
  );
  return [{ ...value, name, batchFirst: value.batchFirst && !axes.includes(0) }];
};

export const expandDims: Operator = (call) => {
  const { graph, node } = call;
  const value = plainAt(call, 0);
  const axes = integersAt(call, 1);
  const name = graph.add(
    'Unsqueeze',
    [value.name, graph.integers(`${node.name}/axes`, axes)],
    node.name,
  );
  return [{ ...value, name, batchFirst: value.batchFirst && !axes.includes(0) }];
};
