import { constantAt, imageAt, type Operator, refuse } from '../operator.ts';
import { booleanAttribute, numberAttribute } from '../tf-graph.ts';

/** FusedBatchNorm (V1–V3) of a trained network → BatchNormalization. */
export const fusedBatchNorm: Operator = (call) => {
  const { graph, node } = call;
  if (booleanAttribute(node, 'is_training', true)) refuse(call, 'it is in training mode.');
  const image = imageAt(call, 0);
  const statistics = ['scale', 'offset', 'mean', 'variance'].map((part, index) => {
    const { values, shape } = constantAt(call, index + 1);
    return graph.floats(`${node.name}/${part}`, shape, Float32Array.from(values));
  });
  const name = graph.add('BatchNormalization', [image.name, ...statistics], node.name, {
    epsilon: { float: numberAttribute(node, 'epsilon', 1e-4) },
  });
  return [{ ...image, name }];
};
